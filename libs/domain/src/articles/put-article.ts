import { Injectable } from '@nestjs/common';
import type { PutArticleBody } from '#contract/articles';
import { worksOn } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import type { Site } from '#domain/sites/site';
import { findSite, findSiteByOrigin } from '#domain/sites/sites.store';
import { closingByAge } from '#domain/threads/thread';
import { insertThread } from '#domain/threads/threads.store';
import { Changes } from '#platform/changes/changes';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import type { Article } from './article.js';
import { findArticle, findArticleByUrl, insertArticle, setArticle, type ArticleDescription } from './articles.store.js';
import { canonicalUrl, originOf } from './canonical-url.js';

const describe = (input: PutArticleBody): ArticleDescription => ({
  headline: input.headline,
  standfirst: input.standfirst ?? null,
  byline: input.byline ?? null,
  section: input.section ?? null,
  publishedAt: input.publishedAt == null ? null : new Date(input.publishedAt),
  imageUrl: input.imageUrl ?? null,
});

/** Only what was sent: an article known by its address keeps the rest. */
function describeAgain(input: PutArticleBody): Partial<ArticleDescription> {
  const all = describe(input);
  return Object.fromEntries(Object.entries(all).filter(([name]) => input[name as keyof PutArticleBody] !== undefined));
}

export interface PutArticleAnswer {
  articleId: string;
  created: boolean;
}

/** A newsroom says that there is an article, or says more about one. Its main thread is made with it. */
@Injectable()
export class PutArticle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: Changes,
  ) {}

  /** `speaker` is the site whose secret key was used, or somebody of a newsroom: then the address says which site it is. */
  async run(speaker: Site | Caller, input: PutArticleBody, repeatable?: Repeatable): Promise<{ article: Article; created: boolean }> {
    const url = canonicalUrl(input.url);
    const site = 'sessionId' in speaker ? await this.siteFor(null, input, url) : await this.siteFor(speaker, input, url);
    if ('sessionId' in speaker && !worksOn(speaker, site.id)) refuse('role.insufficient');
    const { answer } = await once<PutArticleAnswer>(this.database, repeatable, async (tx) => {
      const at = this.clock.now();
      const id = await insertArticle(tx, { siteId: site.id, url, description: describe(input), described: true, at });
      if (id !== null) {
        await insertThread(tx, { articleId: id, siteId: site.id, isMain: true, prompt: null, moderation: site.settings.threadModeration, closesAt: closingByAge(site.settings.closeAfterDays, at), at });
        return { articleId: id, created: true };
      }
      const known = (await findArticleByUrl(tx, url)) ?? refuse('article.absent');
      if (known.siteId !== site.id) refuse('article.origin');
      await setArticle(tx, known.id, describeAgain(input), at);
      return { articleId: known.id, created: false };
    });
    this.changes.note(`article:${answer.articleId}`);
    const article = (await findArticle(this.database.client, answer.articleId)) ?? refuse('article.absent');
    return { article, created: answer.created };
  }

  private async siteFor(speaker: Site | null, input: PutArticleBody, url: string): Promise<Site> {
    const foreign = () => refuse('article.origin', { errors: [{ path: 'url', message: 'is not on an origin of the site' }] });
    if (speaker !== null && input.siteId !== undefined && input.siteId !== speaker.id) return foreign();
    const named = speaker ?? (input.siteId === undefined ? null : ((await findSite(this.database.client, input.siteId)) ?? refuse('site.absent')));
    const site = named ?? (await findSiteByOrigin(this.database.client, originOf(url))) ?? foreign();
    return site.origins.includes(originOf(url)) ? site : foreign();
  }
}
