import { Injectable } from '@nestjs/common';
import { endFollow } from '#domain/following/follows.store';
import { LiveFollows } from '#domain/following/live-follows';
import type { Caller } from '#domain/identity/user';
import { lockUsers } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { countOtherMutes, insertMute } from './mutes.store.js';

/** Every page that is read carries the whole list. Nobody quarrels with this many; it bounds the page. */
export const MOST_MUTES = 1_000;

/** A reader mutes another, and follows them no more. They go on seeing each other's replies on the server; only the reader's own screen folds them. */
@Injectable()
export class MuteUser {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
    private readonly clock: Clock,
  ) {}

  async run(reader: Caller, mutedId: string): Promise<void> {
    if (mutedId === reader.id) refuse('mute.own');
    await this.database.transaction(async (tx) => {
      // Of many at the same moment, each counts what the one before it added.
      const people = await lockUsers(tx, [reader.id, mutedId]);
      if (!people.has(mutedId)) refuse('user.absent');
      if ((await countOtherMutes(tx, reader.id, mutedId)) >= MOST_MUTES) refuse('mute.too-many');
      await insertMute(tx, reader.id, mutedId, this.clock.now());
      await endFollow(tx, reader.id, mutedId);
    });
    this.live.deafened(reader.id, mutedId);
  }
}
