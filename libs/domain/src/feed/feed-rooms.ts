import { Injectable } from '@nestjs/common';
import { listUnheard } from '#domain/following/blocks.store';
import { listSources } from '#domain/following/followed-things.store';
import { deafRoom, sourceRoom } from '#domain/identity/live-rooms';
import { Database } from '#platform/database/database';

/** The rooms of somebody whose feed is open: of everything that they follow, and of everybody of whom they are to hear nothing. */
@Injectable()
export class FeedRooms {
  constructor(private readonly database: Database) {}

  async of(readerId: string): Promise<string[]> {
    const { client } = this.database;
    const [sources, unheard] = await Promise.all([listSources(client, readerId), listUnheard(client, readerId)]);
    return [...sources.map(({ kind, id }) => sourceRoom(kind, id)), ...unheard.map(deafRoom)];
  }
}
