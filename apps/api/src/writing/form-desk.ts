import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PlainForm } from '#contract/plain-pages';
import type { Problem } from '#contract/refusals';
import type { LimitName } from '#contract/routes/route';
import type { Caller } from '#domain/identity/user';
import { Refusal, refuse } from '#platform/refusals/refusal';
import type { KnownRequest } from '../http/endpoint.js';
import { OwnPages } from '../http/own-pages.js';
import { CountedActs } from '../limits/counted-acts.js';
import { problemOf } from '../refusals/problem.js';
import { FormTokens } from './form-tokens.js';
import { readForm, type SentForm } from './sent-form.js';
import { Visitors } from './visitors.js';

/** Somebody at a plain form: who they are, and their browser's half of what shows that a form is ours. */
export interface Visit {
  request: KnownRequest;
  reply: FastifyReply;
  caller: Caller | null;
  browser: string;
}

/** Somebody who has sent a form. */
export interface SentVisit extends Visit {
  form: SentForm;
}

/** What came of a form: done, or why not and what that is about. */
export type Outcome<Done> = { done: Done; problem: null } | { done: null; problem: NonNullable<PlainForm['problem']> };

/** What the buttons of a form stand for. */
export type Acts = Partial<Record<SentForm['step'], (caller: Caller) => Promise<unknown>>>;

/** From where a browser says that a form was sent: a page of ours, or the reader's own doing. Older ones do not say. */
const OWN_PLACES: ReadonlySet<unknown> = new Set([undefined, 'same-origin', 'none']);

/** Where plain forms come in: whose they are, whether they are ours, and what to say when something was not done. */
@Injectable()
export class FormDesk {
  constructor(
    private readonly ownPages: OwnPages,
    private readonly tokens: FormTokens,
    private readonly visitors: Visitors,
    private readonly counted: CountedActs,
  ) {}

  async open(request: KnownRequest, reply: FastifyReply): Promise<Visit> {
    return { request, reply, caller: await this.visitors.known(request), browser: this.tokens.browserOf(request, reply) };
  }

  async receive(request: KnownRequest, reply: FastifyReply): Promise<SentVisit> {
    if (!this.ownPages.isOwn(request.headers) || !OWN_PLACES.has(request.headers['sec-fetch-site'])) refuse('request.foreign-origin');
    const visit = await this.open(request, reply);
    await this.counted.countForm(request, visit.caller ?? undefined);
    return { ...visit, form: readForm(request) };
  }

  /** Whether a form was handed to this browser by us, for this log-in. One that only asks to look at a text need not have been. */
  isOurs({ form, browser, caller }: SentVisit): boolean {
    return this.tokens.isOurs(form.token, browser, caller?.sessionId);
  }

  async leave(visit: SentVisit): Promise<void> {
    await this.visitors.leave(visit.request, visit.reply);
    visit.caller = null;
  }

  /** Does what a form asks for, once it is known who asks. Whatever is refused is said on the same page, with everything that was typed. */
  async act<Done>(visit: SentVisit, work: (caller: Caller) => Promise<Done>): Promise<Outcome<Done>> {
    const { request, reply } = visit;
    if (!this.isOurs(visit)) return { done: null, problem: { of: 'act', said: problemOf(new Refusal('form.stale'), request.id).problem } };
    try {
      visit.caller ??= await this.visitors.enter(visit.form, request, reply);
    } catch (error) {
      return { done: null, problem: { of: 'entering', said: this.expected(error, visit) } };
    }
    try {
      return { done: await work(visit.caller), problem: null };
    } catch (error) {
      return { done: null, problem: { of: 'act', said: this.expected(error, visit) } };
    }
  }

  /** Does what the button stands for that was pressed, counted as an act of that name, and shows the page again: with what stands now, or with why not. */
  async press(visit: SentVisit, name: LimitName, acts: Acts, show: (problem: PlainForm['problem']) => Promise<void>): Promise<void> {
    const { form, request, reply } = visit;
    if (form.step === 'leave' && this.isOurs(visit)) await this.leave(visit);
    const act = acts[form.step];
    if (!act) return show(null);
    const { problem } = await this.act(visit, (caller) => this.counted.run(name, request, caller, () => act(caller)));
    if (problem) return show(problem);
    // Seen by a GET of its own: loading it again sends nothing a second time.
    void reply.header('cache-control', 'no-store').redirect(request.url, 303);
  }

  formFor({ caller, browser }: Visit, action: string, form: SentForm | null, problem: PlainForm['problem']): PlainForm {
    const taken = problem?.said.code === 'email.taken';
    return {
      action,
      token: this.tokens.tokenFor(browser, caller?.sessionId),
      user: caller && { name: caller.name },
      // Whoever has an account already is asked to log in to it.
      entering: { who: taken ? 'known' : (form?.who ?? 'known'), email: form?.email ?? '', name: form?.name ?? '' },
      problem,
    };
  }

  /** An expected "no"; anything else is the server's own failure and goes on to the log. */
  private expected(error: unknown, { request, reply }: SentVisit): Problem {
    const { problem, expected, retryAfter } = problemOf(error, request.id);
    if (!expected) throw error;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    return problem;
  }
}
