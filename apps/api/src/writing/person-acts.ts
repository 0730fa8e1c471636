import { Injectable } from '@nestjs/common';
import { BlockUser } from '#domain/following/block-user';
import { FollowSomebody } from '#domain/following/follow-somebody';
import { LeaveSomebody } from '#domain/following/leave-somebody';
import { UnblockUser } from '#domain/following/unblock-user';
import type { Acts } from './form-desk.js';

/** What the buttons on the page of a reader do. */
@Injectable()
export class PersonActs {
  constructor(
    private readonly followSomebody: FollowSomebody,
    private readonly leaveSomebody: LeaveSomebody,
    private readonly blockUser: BlockUser,
    private readonly unblockUser: UnblockUser,
  ) {}

  with(userId: string): Acts {
    return {
      follow: (caller) => this.followSomebody.run(caller, userId),
      unfollow: (caller) => this.leaveSomebody.run({ followerId: caller.id, userId }),
      block: (caller) => this.blockUser.run(caller, userId),
      unblock: (caller) => this.unblockUser.run(caller, userId),
    };
  }
}
