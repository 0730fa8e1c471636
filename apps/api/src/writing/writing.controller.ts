import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PlainForm, WritePage } from '#contract/plain-pages';
import { findPeople } from '#domain/replies/mentions.store';
import { AcknowledgeSanction } from '#domain/sanctions/acknowledge-sanction';
import { viewOwnSanction } from '#domain/sanctions/sanction.view';
import { listUnread } from '#domain/sanctions/sanctions.store';
import { draftOf } from '#domain/screening/screen-reply';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted, type KnownRequest } from '../http/endpoint.js';
import { FormDesk, type SentVisit, type Visit } from './form-desk.js';
import { PlainPages, type WritingPlace } from './plain-pages.js';
import { PostByForm } from './post-by-form.js';
import type { SentForm } from './sent-form.js';

/** Writing a reply where no script runs: the text is shown once more, its author logs in if need be, and it is posted. */
@Controller()
@Access('anyone')
export class WritingController {
  constructor(
    private readonly desk: FormDesk,
    private readonly pages: PlainPages,
    private readonly posting: PostByForm,
    private readonly database: Database,
    private readonly acknowledge: AcknowledgeSanction,
  ) {}

  @Get('t/:threadId/write')
  @Counted(true)
  async openAtThread(@Param('threadId') threadId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const place = await this.pages.atThread(threadId, request);
    await this.show(await this.desk.open(request, reply), place, null);
  }

  @Get('r/:replyId/write')
  @Counted(true)
  async openAtReply(@Param('replyId') replyId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const place = await this.pages.atReply(replyId, request);
    if (place.reply === null) refuse('reply.absent');
    await this.show(await this.desk.open(request, reply), place, null);
  }

  @Post('t/:threadId/write')
  async sendToThread(@Param('threadId') threadId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.desk.receive(request, reply);
    await this.take(visit, await this.pages.atThread(threadId, request), null);
  }

  @Post('r/:replyId/write')
  async sendToReply(@Param('replyId') replyId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.desk.receive(request, reply);
    await this.take(visit, await this.pages.atReply(replyId, request), replyId);
  }

  private async take(visit: SentVisit, place: WritingPlace, parentId: string | null): Promise<void> {
    const { form, reply } = visit;
    if (form.step === 'leave' && this.desk.isOurs(visit)) await this.desk.leave(visit);
    if (form.step === 'read') return this.noteRead(visit, place, form);
    if (form.step !== 'post') return this.show(visit, place, form);
    const { done, problem } = await this.desk.act(visit, (caller) => this.posting.run(caller, { threadId: place.base.threadId, parentId, form, request: visit.request }));
    if (problem) return this.show(visit, place, form, problem);
    // Seen by a GET of its own: going back or loading again sends nothing a second time.
    void reply.header('cache-control', 'no-store').redirect(done.status === 'held' ? `/r/${done.id}/waiting` : `/r/${done.id}`, 303);
  }

  /** What a moderator wrote was read: the same page once more, with the text that waits to be posted. */
  private async noteRead(visit: SentVisit, place: WritingPlace, form: SentForm): Promise<void> {
    const { problem } = await this.desk.act(visit, async (caller) => {
      for (const id of form.warnings) await this.acknowledge.run(caller, id);
    });
    return this.show(visit, place, form, problem);
  }

  private async show(visit: Visit, { base, thread, reply }: WritingPlace, form: SentForm | null, problem: PlainForm['problem'] = null): Promise<void> {
    const body = form?.body ?? '';
    // A key that was used for another text is of no more use.
    const used = problem?.said.code === 'idempotency.mismatch';
    const page: WritePage = {
      ...base,
      kind: 'write',
      form: this.desk.formFor(visit, visit.request.url, form, problem),
      thread,
      parent: reply,
      body,
      preview: body.trim() === '' ? null : draftOf(body, await findPeople(this.database.client, body)).html,
      warnings: problem?.said.code === 'warning.unread' && visit.caller ? (await listUnread(this.database.client, visit.caller.id)).map(viewOwnSanction) : [],
      key: used ? randomUUID() : (form?.key ?? randomUUID()),
    };
    await this.pages.send(visit.reply, page, problem?.said.status ?? 200);
  }
}
