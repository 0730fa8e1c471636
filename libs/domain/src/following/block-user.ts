import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { lockUsers } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { countOtherBlocks, insertBlock } from './blocks.store.js';
import { MOST_BLOCKS } from './follow.js';
import { endFollow } from './follows.store.js';
import { LiveFollows } from './live-follows.js';

/** A reader blocks another: neither follows the other any more. It mutes nobody, and nobody is told. */
@Injectable()
export class BlockUser {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
    private readonly clock: Clock,
  ) {}

  async run(reader: Caller, blockedId: string): Promise<void> {
    if (blockedId === reader.id) refuse('block.own');
    await this.database.transaction(async (tx) => {
      // Both at once and in one order: two who block each other at the same moment do not wait for each other.
      const people = await lockUsers(tx, [reader.id, blockedId]);
      if (!people.has(blockedId)) refuse('user.absent');
      if ((await countOtherBlocks(tx, reader.id, blockedId)) >= MOST_BLOCKS) refuse('block.too-many');
      await insertBlock(tx, reader.id, blockedId, this.clock.now());
      await endFollow(tx, reader.id, blockedId);
      await endFollow(tx, blockedId, reader.id);
    });
    this.live.deafened(reader.id, blockedId);
    this.live.deafened(blockedId, reader.id);
  }
}
