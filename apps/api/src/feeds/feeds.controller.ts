import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findArticle } from '#domain/articles/articles.store';
import { listLatestInThread, listLatestOnSite } from '#domain/replies/latest-replies.store';
import { findSite } from '#domain/sites/sites.store';
import { findThread } from '#domain/threads/threads.store';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { networkOf } from '#platform/places/network';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { refuse } from '#platform/refusals/refusal';
import { Access } from '../http/endpoint.js';
import { EVERYTHING } from '../limits/limits.js';
import { BuiltAssets } from '../pages/built-assets.js';
import { addressFor, chooseLocale } from '../pages/frame-query.js';
import { atomFeed, type Feed } from './atom.js';

/** Feed readers look in every hour or so; with so many entries little is missed, and older ones are a link away. */
const ENTRIES = 50;

const feedQuery = z.object({
  before: z.string().regex(UUID).optional().catch(undefined),
  lang: z.string().max(35).optional().catch(undefined),
});
type FeedQuery = z.infer<typeof feedQuery>;

/** What is new, for programs that look for it: in a thread, and on a site. */
@Controller()
@Access('anyone')
export class FeedsController {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly built: BuiltAssets,
    private readonly limits: RateLimits,
  ) {}

  @Get('t/:threadId.atom')
  async thread(@Param('threadId') threadId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take(EVERYTHING, networkOf(request.ip));
    const { client } = this.database;
    const thread = (UUID.test(threadId) ? await findThread(client, threadId) : null) ?? refuse('thread.absent');
    const article = (await findArticle(client, thread.articleId)) ?? refuse('article.absent');
    const query = feedQuery.parse(raw);
    const found = await listLatestInThread(client, threadId, { limit: ENTRIES + 1, before: query.before });
    const replies = found.slice(0, ENTRIES);
    const last = replies.at(-1);
    const page = `${this.config.publicUrl}/t/${threadId}`;
    const at = (before: string | undefined) => withBefore(addressFor(`${page}.atom`, { lang: query.lang }), before);
    const { locale, words } = this.wordsFor(query, request);
    const feed: Feed = {
      id: threadId,
      title: words.thread(thread.prompt ?? article.headline),
      locale,
      self: at(query.before),
      page,
      next: found.length > ENTRIES && last !== undefined ? at(last.id) : null,
      since: thread.createdAt,
    };
    send(request, reply, atomFeed(feed, replies, this.config.publicUrl, words));
  }

  @Get('sites/:siteId.atom')
  async site(@Param('siteId') siteId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take(EVERYTHING, networkOf(request.ip));
    const { client } = this.database;
    const site = (UUID.test(siteId) ? await findSite(client, siteId) : null) ?? refuse('site.absent');
    const query = feedQuery.parse(raw);
    const replies = await listLatestOnSite(client, siteId, ENTRIES);
    const { locale, words } = this.wordsFor(query, request);
    const feed: Feed = {
      id: siteId,
      title: words.site(site.name),
      locale,
      self: addressFor(`${this.config.publicUrl}/sites/${siteId}.atom`, { lang: query.lang }),
      page: site.origins[0] ?? this.config.publicUrl,
      next: null,
      since: site.createdAt,
    };
    send(request, reply, atomFeed(feed, replies, this.config.publicUrl, words));
  }

  private wordsFor({ lang }: FeedQuery, request: FastifyRequest) {
    const { locales, feedWords } = this.built.frame;
    const locale = chooseLocale(locales, lang, request.headers['accept-language']);
    return { locale, words: feedWords(locale) };
  }
}

const withBefore = (address: string, before: string | undefined): string =>
  before === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}before=${before}`;

/** A cache may hold a feed for a moment, a reader always asks and is told cheaply that nothing changed. What was removed is gone at once. */
function send(request: FastifyRequest, reply: FastifyReply, document: string): void {
  const etag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"`;
  void reply.header('cache-control', 'public, max-age=0, s-maxage=10').header('vary', 'accept-language').header('etag', etag).header('access-control-allow-origin', '*');
  if (request.headers['if-none-match']?.includes(etag)) void reply.status(304).send();
  else void reply.header('content-type', 'application/atom+xml; charset=utf-8').send(document);
}
