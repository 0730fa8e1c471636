import { Controller } from '@nestjs/common';
import type { FollowAnswer, FollowView } from '#contract/following';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { FollowSomebody } from '#domain/following/follow-somebody';
import { FollowSomething } from '#domain/following/follow-something';
import { LeaveSomebody } from '#domain/following/leave-somebody';
import { LeaveSomething } from '#domain/following/leave-something';
import { ReadFollows } from '#domain/following/read-follows';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Whom and what a reader follows. */
@Controller()
export class FollowsController {
  constructor(
    private readonly followSomebody: FollowSomebody,
    private readonly leaveSomebody: LeaveSomebody,
    private readonly followSomething: FollowSomething,
    private readonly leaveSomething: LeaveSomething,
    private readonly readFollows: ReadFollows,
  ) {}

  @Endpoint(routes.followUser)
  followUser(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.followUser>): Promise<FollowAnswer> {
    return this.followSomebody.run(caller, params.userId);
  }

  @Endpoint(routes.unfollowUser)
  unfollowUser(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unfollowUser>): Promise<void> {
    return this.leaveSomebody.run({ followerId: caller.id, userId: params.userId });
  }

  @Endpoint(routes.followThread)
  followThread(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.followThread>): Promise<FollowAnswer> {
    return this.followSomething.run(caller, { kind: 'thread', id: params.threadId });
  }

  @Endpoint(routes.unfollowThread)
  unfollowThread(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unfollowThread>): Promise<void> {
    return this.leaveSomething.run(caller, { kind: 'thread', id: params.threadId });
  }

  @Endpoint(routes.followArticle)
  followArticle(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.followArticle>): Promise<FollowAnswer> {
    return this.followSomething.run(caller, { kind: 'article', id: params.articleId });
  }

  @Endpoint(routes.unfollowArticle)
  unfollowArticle(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unfollowArticle>): Promise<void> {
    return this.leaveSomething.run(caller, { kind: 'article', id: params.articleId });
  }

  @Endpoint(routes.followReply)
  followReply(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.followReply>): Promise<FollowAnswer> {
    return this.followSomething.run(caller, { kind: 'reply', id: params.replyId });
  }

  @Endpoint(routes.unfollowReply)
  unfollowReply(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unfollowReply>): Promise<void> {
    return this.leaveSomething.run(caller, { kind: 'reply', id: params.replyId });
  }

  @Endpoint(routes.listFollows)
  list(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listFollows>): Promise<Page<FollowView>> {
    return this.readFollows.followed(caller, query);
  }
}
