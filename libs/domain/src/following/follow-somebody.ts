import { Injectable } from '@nestjs/common';
import type { FollowAnswer } from '#contract/following';
import type { Caller } from '#domain/identity/user';
import { viewUser } from '#domain/identity/user.view';
import { findUser, lockUsers } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { MOST_FOLLOWS, type Followed } from './follow.js';
import { whyNotFollowUser } from './follow.policy.js';
import { countFollows, findAcquaintance, insertFollow } from './follows.store.js';
import { LiveFollows } from './live-follows.js';

/** A reader follows another: once, however often it is sent. */
@Injectable()
export class FollowSomebody {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
    private readonly clock: Clock,
  ) {}

  async run(reader: Caller, userId: string): Promise<FollowAnswer> {
    const followed: Followed = { kind: 'user', id: userId };
    const answer = await this.database.transaction(async (tx) => {
      const people = await lockUsers(tx, [reader.id, userId]);
      const [self, other] = [people.get(reader.id) ?? refuse('token.invalid'), people.get(userId) ?? refuse('user.absent')];
      const acquaintance = await findAcquaintance(tx, reader.id, userId);
      refuseIf(whyNotFollowUser(self, other, acquaintance));
      if (!acquaintance.following) {
        if ((await countFollows(tx, reader.id)) >= MOST_FOLLOWS) refuse('follow.too-many');
        await insertFollow(tx, reader.id, followed, this.clock.now());
      }
      return { following: true, followerCount: viewUser((await findUser(tx, userId)) ?? other).followerCount };
    });
    this.live.began(reader.id, followed);
    return answer;
  }
}
