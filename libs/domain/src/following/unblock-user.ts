import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { lockUsers } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deleteBlock } from './blocks.store.js';
import { findAcquaintance } from './follows.store.js';
import { LiveFollows } from './live-follows.js';

/** A reader blocks another no more. Who followed whom does not come back by itself. */
@Injectable()
export class UnblockUser {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
  ) {}

  async run(reader: Caller, blockedId: string): Promise<void> {
    const { mine, theirs } = await this.database.transaction(async (tx) => {
      // Whoever blocks or mutes one of the two at this moment comes before all of this or after it.
      if (!(await lockUsers(tx, [reader.id, blockedId])).has(blockedId)) refuse('user.absent');
      await deleteBlock(tx, reader.id, blockedId);
      return { mine: await findAcquaintance(tx, reader.id, blockedId), theirs: await findAcquaintance(tx, blockedId, reader.id) };
    });
    if (!mine.blocked && !mine.muted) this.live.heard(reader.id, blockedId);
    if (!theirs.blocked && !theirs.muted) this.live.heard(blockedId, reader.id);
  }
}
