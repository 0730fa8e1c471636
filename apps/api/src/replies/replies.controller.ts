import { Controller, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OwnReplyView, ReportView } from '#contract/replies';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { EditReply } from '#domain/replies/edit-reply';
import { PostReply } from '#domain/replies/post-reply';
import { ReportReply } from '#domain/replies/report-reply';
import { WithdrawReply } from '#domain/replies/withdraw-reply';
import type { Repeatable } from '#platform/idempotency/once';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

/** What readers do. */
@Controller()
export class RepliesController {
  constructor(
    private readonly postReply: PostReply,
    private readonly editReply: EditReply,
    private readonly withdrawReply: WithdrawReply,
    private readonly reportReply: ReportReply,
  ) {}

  @Endpoint(routes.postReply)
  post(
    @CallerOf() caller: Caller,
    @Input() { params, body }: InputOf<typeof routes.postReply>,
    @Repeat() repeatable: Repeatable | undefined,
  ): Promise<OwnReplyView> {
    return this.postReply.run(caller, params.threadId, body, repeatable);
  }

  @Endpoint(routes.editReply)
  edit(@CallerOf() caller: Caller, @Input() { params, body }: InputOf<typeof routes.editReply>): Promise<OwnReplyView> {
    return this.editReply.run(caller, params.replyId, body.body);
  }

  @Endpoint(routes.withdrawReply)
  withdraw(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.withdrawReply>): Promise<void> {
    return this.withdrawReply.run(caller, params.replyId);
  }

  @Endpoint(routes.reportReply)
  async report(
    @CallerOf() caller: Caller,
    @Input() { params, body }: InputOf<typeof routes.reportReply>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView> {
    const { report, created } = await this.reportReply.run(caller, params.replyId, body);
    void reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return report;
  }
}
