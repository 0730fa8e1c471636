import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { NoticePage, PlainForm } from '#contract/plain-pages';
import { noticeBody } from '#contract/redress';
import { GiveNotice } from '#domain/redress/give-notice';
import { NoticeReceipts, type Receipt } from '#domain/redress/notice-receipts';
import { viewNotice } from '#domain/redress/notice.view';
import { Refusal, refuse } from '#platform/refusals/refusal';
import { Access, Counted, type KnownRequest } from '../http/endpoint.js';
import { CountedActs } from '../limits/counted-acts.js';
import { problemOf } from '../refusals/problem.js';
import { FormDesk, type SentVisit, type Visit } from './form-desk.js';
import { PlainPages } from './plain-pages.js';
import { storable } from './sent-form.js';

const FIELDS = ['url', 'law', 'explanation', 'name', 'email'] as const;
type Typed = Pick<NoticePage, (typeof FIELDS)[number]>;

/** What of a notice came in a form or an address; what is not there is empty. */
const typedIn = (source: unknown): Typed => {
  const given = source as Record<string, unknown> | null;
  const part = (name: string): string => (typeof given?.[name] === 'string' ? storable(given[name]).replaceAll('\r\n', '\n').trim() : '');
  return Object.fromEntries(FIELDS.map((name) => [name, part(name)])) as Typed;
};

/** Where people give notice of what is against the law, and see what became of it: no script, and no account. */
@Controller()
@Access('anyone')
export class NoticePageController {
  constructor(
    private readonly desk: FormDesk,
    private readonly pages: PlainPages,
    private readonly giveNotice: GiveNotice,
    private readonly receipts: NoticeReceipts,
    private readonly counted: CountedActs,
  ) {}

  @Get('notice')
  @Counted(true)
  async open(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(await this.desk.open(request, reply), typedIn(request.query));
  }

  @Post('notice')
  async send(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.desk.receive(request, reply);
    const typed = typedIn(request.body);
    try {
      if (!this.desk.isOurs(visit)) refuse('form.stale');
      const { key } = visit.form;
      const known = await this.receipts.of(visit.caller, key === undefined ? undefined : { key, question: ['form', typed] });
      // A button that is pressed twice, or a page that is sent again, is one notice: it is counted once.
      const { receipt } = known.given ? known : await this.counted.run('notice', request, visit.caller ?? undefined, () => this.give(visit, typed, known));
      void reply.header('cache-control', 'no-store').redirect(`/notice/${receipt}?given=1&lang=${this.pages.look(request).locale}`, 303);
    } catch (error) {
      const { problem, expected, retryAfter } = problemOf(error, request.id);
      if (!expected) throw error;
      if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
      await this.show(visit, typed, { of: 'act', said: problem });
    }
  }

  @Get('notice/:receipt')
  @Counted(true)
  async state(@Param('receipt') receipt: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = (await this.receipts.find(receipt)) ?? refuse('notice.absent');
    const fresh = (request.query as { given?: unknown }).given !== undefined;
    await this.pages.send(reply, { ...this.pages.look(request), kind: 'notice-status', notice: viewNotice(found), fresh });
  }

  private give({ request, caller }: SentVisit, typed: Typed, known: Receipt) {
    const { locale } = this.pages.look(request);
    const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
    const checked = noticeBody.safeParse({ ...filled, locale });
    if (!checked.success) throw new Refusal(checked.error.issues.some(({ path }) => path[0] === 'url') ? 'notice.url' : 'request.invalid');
    return this.giveNotice.run(caller, checked.data, known);
  }

  private async show(visit: Visit & Partial<Pick<SentVisit, 'form'>>, typed: Typed, problem: PlainForm['problem'] = null): Promise<void> {
    const look = this.pages.look(visit.request);
    const form = this.desk.formFor(visit, `/notice?lang=${look.locale}`, null, problem);
    await this.pages.send(visit.reply, { ...look, kind: 'notice', form, key: visit.form?.key ?? randomUUID(), ...typed }, problem?.said.status ?? 200);
  }
}
