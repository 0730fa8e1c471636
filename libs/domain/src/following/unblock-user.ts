import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
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
    const { client } = this.database;
    if (!(await findUser(client, blockedId))) refuse('user.absent');
    await deleteBlock(client, reader.id, blockedId);
    const [mine, theirs] = await Promise.all([findAcquaintance(client, reader.id, blockedId), findAcquaintance(client, blockedId, reader.id)]);
    if (!mine.blocked && !mine.muted) this.live.heard(reader.id, blockedId);
    if (!theirs.blocked && !theirs.muted) this.live.heard(blockedId, reader.id);
  }
}
