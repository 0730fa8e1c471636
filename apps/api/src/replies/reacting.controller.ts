import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { LikeView, OwnReportView } from '#contract/replies';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { LikeReply } from '#domain/replies/like-reply';
import { ListOwnReports } from '#domain/replies/list-own-reports';
import { UnlikeReply } from '#domain/replies/unlike-reply';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What readers say of replies without writing one. */
@Controller()
export class ReactingController {
  constructor(
    private readonly likeReply: LikeReply,
    private readonly unlikeReply: UnlikeReply,
    private readonly ownReports: ListOwnReports,
  ) {}

  @Endpoint(routes.likeReply)
  like(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.likeReply>): Promise<LikeView> {
    return this.likeReply.run(caller, params.replyId);
  }

  @Endpoint(routes.unlikeReply)
  unlike(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unlikeReply>): Promise<LikeView> {
    return this.unlikeReply.run(caller, params.replyId);
  }

  @Endpoint(routes.listOwnReports)
  reports(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listOwnReports>): Promise<Page<OwnReportView>> {
    return this.ownReports.run(caller, query);
  }
}
