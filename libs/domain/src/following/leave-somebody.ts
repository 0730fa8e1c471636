import { Injectable } from '@nestjs/common';
import { lockUsers } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { endFollow } from './follows.store.js';
import { LiveFollows } from './live-follows.js';

/** Somebody is not followed any more: as the follower wants it, or as the followed does. The same however often it is sent. */
@Injectable()
export class LeaveSomebody {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
  ) {}

  async run({ followerId, userId }: { followerId: string; userId: string }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const people = await lockUsers(tx, [followerId, userId]);
      if (!people.has(followerId) || !people.has(userId)) refuse('user.absent');
      await endFollow(tx, followerId, userId);
    });
    this.live.ended(followerId, { kind: 'user', id: userId });
  }
}
