import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PlainForm, ReportPage } from '#contract/plain-pages';
import { ReadReplies } from '#domain/replies/read-replies';
import { ReportReply } from '#domain/replies/report-reply';
import type { Caller } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted, type KnownRequest } from '../http/endpoint.js';
import { CountedActs } from '../limits/counted-acts.js';
import { FormDesk, type SentVisit, type Visit } from './form-desk.js';
import { PlainPages, type WritingPlace } from './plain-pages.js';
import type { SentForm } from './sent-form.js';

/** What else readers do to a reply where no script runs: report one, and look after their own that waits. */
@Controller()
@Access('anyone')
export class ReportingController {
  constructor(
    private readonly desk: FormDesk,
    private readonly pages: PlainPages,
    private readonly reportReply: ReportReply,
    private readonly counted: CountedActs,
    private readonly replies: ReadReplies,
  ) {}

  @Get('r/:replyId/report')
  @Counted(true)
  async open(@Param('replyId') replyId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const place = await this.pages.atReply(replyId, request);
    const shown = place.reply ?? refuse('reply.absent');
    if ((request.query as { sent?: unknown }).sent !== undefined) return this.pages.send(reply, { ...place.base, kind: 'reported', reply: shown });
    await this.show(await this.desk.open(request, reply), place, null);
  }

  @Post('r/:replyId/report')
  async send(@Param('replyId') replyId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.desk.receive(request, reply);
    const place = await this.pages.atReply(replyId, request);
    if (visit.form.step === 'leave' && this.desk.isOurs(visit)) await this.desk.leave(visit);
    if (visit.form.step !== 'post') return this.show(visit, place, visit.form);
    const { problem } = await this.desk.act(visit, (caller) => this.report(caller, replyId, visit));
    if (problem) return this.show(visit, place, visit.form, problem);
    void reply.header('cache-control', 'no-store').redirect(`/r/${replyId}/report?sent=1`, 303);
  }

  /** One's own reply, as long as it waits; once it is published it has its place in the discussion. */
  @Get('r/:replyId/waiting')
  @Counted(true)
  async waiting(@Param('replyId') replyId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const place = await this.pages.atReply(replyId, request);
    if (place.reply !== null) return void reply.header('cache-control', 'no-store').redirect(`/r/${replyId}`, 303);
    const { caller } = await this.desk.open(request, reply);
    const held = caller ? await this.replies.heldOf(place.base.threadId, caller) : [];
    const own = held.find(({ id, status }) => id === replyId && status === 'held') ?? refuse('reply.absent');
    await this.pages.send(reply, { ...place.base, kind: 'waiting', reply: own, reasons: own.reasons });
  }

  private report(caller: Caller, replyId: string, { form, request }: SentVisit) {
    const { reason, note } = form;
    if (reason === null || [...note].length > NOTE_LENGTH) refuse('request.invalid');
    return this.counted.run('report', request, caller, () => this.reportReply.run(caller, replyId, { reason, note }));
  }

  private async show(visit: Visit, { base, reply }: WritingPlace, form: SentForm | null, problem: PlainForm['problem'] = null): Promise<void> {
    const page: ReportPage = {
      ...base,
      kind: 'report',
      form: this.desk.formFor(visit, visit.request.url, form, problem),
      reply: reply ?? refuse('reply.absent'),
      reason: form?.reason ?? null,
      note: form?.note ?? '',
    };
    await this.pages.send(visit.reply, page, problem?.said.status ?? 200);
  }
}

/** As long as a note may be that comes through the API. */
const NOTE_LENGTH = 1_000;
