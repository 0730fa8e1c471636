import { Controller } from '@nestjs/common';
import type { BlockView } from '#contract/following';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { BlockUser } from '#domain/following/block-user';
import { LeaveSomebody } from '#domain/following/leave-somebody';
import { ReadFollows } from '#domain/following/read-follows';
import { UnblockUser } from '#domain/following/unblock-user';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Who follows a reader, and who must not. */
@Controller()
export class FollowersController {
  constructor(
    private readonly leaveSomebody: LeaveSomebody,
    private readonly blockUser: BlockUser,
    private readonly unblockUser: UnblockUser,
    private readonly readFollows: ReadFollows,
  ) {}

  @Endpoint(routes.listFollowers)
  followers(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listFollowers>): Promise<Page<BlockView>> {
    return this.readFollows.followers(caller, query);
  }

  @Endpoint(routes.dropFollower)
  drop(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.dropFollower>): Promise<void> {
    return this.leaveSomebody.run({ followerId: params.userId, userId: caller.id });
  }

  @Endpoint(routes.block)
  block(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.block>): Promise<void> {
    return this.blockUser.run(caller, params.userId);
  }

  @Endpoint(routes.unblock)
  unblock(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unblock>): Promise<void> {
    return this.unblockUser.run(caller, params.userId);
  }

  @Endpoint(routes.listBlocks)
  blocks(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listBlocks>): Promise<Page<BlockView>> {
    return this.readFollows.blocked(caller, query);
  }
}
