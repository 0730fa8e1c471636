import { Injectable } from '@nestjs/common';
import { findSiteByPublicKey } from '#domain/sites/sites.store';
import type { Site } from '#domain/sites/site';
import { closingByAge } from '#domain/threads/thread';
import { insertThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { RateLimits, type RateLimit } from '#platform/rate-limits/rate-limits';
import { refuse } from '#platform/refusals/refusal';
import type { Article } from './article.js';
import { findArticleByUrl, insertArticle } from './articles.store.js';
import { canonicalUrl, originOf } from './canonical-url.js';
import { DESCRIBE_ARTICLE } from './describe-article.js';

/** A newsroom publishes a story every few minutes at most; whoever opens more pages that nobody has seen is making them up. */
const FIRST_VISITS: RateLimit = { name: 'first-visit', points: 30, seconds: 600 };

/** Until the page itself has been read, its address is the best headline there is. */
function headlineFrom(url: string): string {
  const { host, pathname } = new URL(url);
  try {
    return `${host}${decodeURI(pathname).replace(/\p{Cc}/gu, '')}`.slice(0, 300);
  } catch {
    // Not every path is text once its escapes are undone.
    return `${host}${pathname}`.slice(0, 300);
  }
}

/** A reader opens the discussion of a page. The first visit to a page of the site makes its article. */
@Injectable()
export class VisitArticle {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** `visitor` is whom first visits are counted against: the network that asks. */
  async run(publicKey: string, address: string, visitor: string): Promise<{ site: Site; article: Article }> {
    const site = (await findSiteByPublicKey(this.database.client, publicKey)) ?? refuse('site.absent');
    const url = canonicalUrl(address);
    if (!site.origins.includes(originOf(url))) refuse('article.origin');
    const known = await findArticleByUrl(this.database.client, url);
    if (known) return { site, article: known };
    await this.limits.take(FIRST_VISITS, visitor);
    await this.make(site, url);
    return { site, article: (await findArticleByUrl(this.database.client, url)) ?? refuse('article.absent') };
  }

  private make(site: Site, url: string): Promise<void> {
    const at = this.clock.now();
    const description = { headline: headlineFrom(url), standfirst: null, byline: null, section: null, publishedAt: null, imageUrl: null };
    return this.database.transaction(async (tx) => {
      const articleId = await insertArticle(tx, { siteId: site.id, url, description, described: false, at });
      if (articleId === null) return;
      await insertThread(tx, { articleId, siteId: site.id, isMain: true, prompt: null, moderation: site.settings.threadModeration, closesAt: closingByAge(site.settings.closeAfterDays, at), at });
      await this.jobs.send(DESCRIBE_ARTICLE, { articleId }, tx);
    });
  }
}
