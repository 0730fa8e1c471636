import { Injectable } from '@nestjs/common';
import { findAcquaintance } from '#domain/following/follows.store';
import { LiveFollows } from '#domain/following/live-follows';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deleteMute } from './mutes.store.js';

/** A reader hears another again. Following them does not come back by itself. */
@Injectable()
export class UnmuteUser {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
  ) {}

  async run(reader: Caller, mutedId: string): Promise<void> {
    const { client } = this.database;
    if (!(await findUser(client, mutedId))) refuse('user.absent');
    await deleteMute(client, reader.id, mutedId);
    const { blocked, muted } = await findAcquaintance(client, reader.id, mutedId);
    if (!blocked && !muted) this.live.heard(reader.id, mutedId);
  }
}
