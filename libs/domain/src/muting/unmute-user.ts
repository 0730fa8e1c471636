import { Injectable } from '@nestjs/common';
import { findAcquaintance } from '#domain/following/follows.store';
import { LiveFollows } from '#domain/following/live-follows';
import type { Caller } from '#domain/identity/user';
import { lockUsers } from '#domain/identity/users.store';
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
    const { blocked, muted } = await this.database.transaction(async (tx) => {
      // Whoever blocks or mutes one of the two at this moment comes before all of this or after it.
      if (!(await lockUsers(tx, [reader.id, mutedId])).has(mutedId)) refuse('user.absent');
      await deleteMute(tx, reader.id, mutedId);
      return findAcquaintance(tx, reader.id, mutedId);
    });
    if (!blocked && !muted) this.live.heard(reader.id, mutedId);
  }
}
