import { Controller } from '@nestjs/common';
import type { ReplyView } from '#contract/replies';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { LockBranch } from '#domain/moderation/lock-branch';
import { MoveReply } from '#domain/moderation/move-reply';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What moderators do with a reply and everything below it. */
@Controller()
export class BranchesController {
  constructor(
    private readonly locking: LockBranch,
    private readonly moving: MoveReply,
  ) {}

  @Endpoint(routes.moveReply)
  move(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.moveReply>): Promise<ReplyView> {
    return this.moving.run(moderator, params.replyId, body);
  }

  @Endpoint(routes.lockBranch)
  lock(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.lockBranch>): Promise<ReplyView> {
    return this.locking.run(moderator, params.replyId, true);
  }

  @Endpoint(routes.unlockBranch)
  unlock(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.unlockBranch>): Promise<ReplyView> {
    return this.locking.run(moderator, params.replyId, false);
  }
}
