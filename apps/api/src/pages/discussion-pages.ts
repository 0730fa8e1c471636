import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Db } from '#platform/database/database';
import type { Made } from '../ready/ready-answer.js';
import { ReadyAnswers } from '../ready/ready-answers.js';
import { sendReady } from '../ready/send-ready.js';
import { BuiltAssets } from './built-assets.js';
import { FrameModels, type FrameSubject } from './frame-model.js';
import { chooseLocale, LONGEST_TAG, type FrameQuery } from './frame-query.js';
import { PageHeaders } from './page-headers.js';
import { robotsFor } from './robots.js';
import { Surroundings } from './surroundings.js';

/** Discussions as documents: for a publisher's frame, for a thread, for a reply. */
const DOCUMENT = /^\/(?:frame\?|[tr]\/)/;

/** What browsers of a newspaper's readers send differs in fewer ways. */
const LANGUAGES_KNOWN = 1_000;

/** What can be shown once it is known what for whom. */
export type Shown = { subject: FrameSubject; query: FrameQuery };

/** Shows a discussion as a document: what is in it, what it says of itself, and what it may do. The same to everybody who reads its language, and so kept ready. */
@Injectable()
export class DiscussionPages {
  /** Which language a page is in, by what was asked for and what the browser says. */
  private readonly locales = new LRUCache<string, string>({ max: LANGUAGES_KNOWN });

  constructor(
    private readonly answers: ReadyAnswers,
    private readonly models: FrameModels,
    private readonly surroundings: Surroundings,
    private readonly built: BuiltAssets,
    private readonly headers: PageHeaders,
  ) {
    answers.names.add((url, sent) => (DOCUMENT.test(url) ? this.nameOf(url, sent) : undefined));
  }

  /** Shows what `find` finds, unless that is ready. Refuses as `find` does. */
  async show(request: FastifyRequest, reply: FastifyReply, find: () => Promise<Shown>): Promise<void> {
    const { url, headers } = request;
    const answer = await this.answers.answer(this.nameOf(url, headers), async (db) => this.make(await find(), this.localeOf(url, headers), db));
    await sendReady(request, reply, answer);
  }

  private async make({ subject, query }: Shown, locale: string, db: Db): Promise<Made> {
    const { frame } = this.built;
    const { site, article, embedded } = subject;
    const model = await this.models.of(subject, query, locale, db);
    const page = frame.renderFrame(model, frame.assets, await this.surroundings.of(model, site, query));
    const robots = robotsFor(site.settings.robots, embedded ? 'frame' : 'page');
    return {
      headers: { ...this.headers.frame(site), 'x-content-type-options': 'nosniff', vary: 'accept-encoding, accept-language', ...(robots === null ? {} : { 'x-robots-tag': robots }) },
      body: Buffer.from(page),
      basis: { threads: new Map([...model.threads, model.thread].map(({ id, seq }) => [id, seq])), subjects: [`site:${site.id}`, `article:${article.id}`] },
    };
  }

  private nameOf(url: string, headers: IncomingHttpHeaders): string {
    return `${this.localeOf(url, headers)} ${url}`;
  }

  private localeOf(url: string, { 'accept-language': accepted = '' }: IncomingHttpHeaders): string {
    const asked = url.includes('lang=') ? (new URLSearchParams(url.slice(url.indexOf('?'))).get('lang') ?? undefined) : undefined;
    const key = `${asked ?? ''} ${accepted}`;
    const known = this.locales.get(key);
    if (known !== undefined) return known;
    const chosen = chooseLocale(this.built.frame.locales, asked !== undefined && asked.length > LONGEST_TAG ? undefined : asked, accepted);
    this.locales.set(key, chosen);
    return chosen;
  }
}
