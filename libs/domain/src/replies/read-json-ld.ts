import { Injectable } from '@nestjs/common';
import type { ArticleJsonLd } from '#contract/json-ld';
import { countRepliesByUrl, findArticleByUrl } from '#domain/articles/articles.store';
import { canonicalUrl } from '#domain/articles/canonical-url';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { viewArticleJsonLd } from './article-json-ld.view.js';
import { ReadReplies } from './read-replies.js';

/** Enough to show what is said under an article; a search engine finds the rest on the thread's own page. */
const FIRST = 10;

/** What search engines are told of an article and its replies. */
@Injectable()
export class ReadJsonLd {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
    private readonly config: Config,
  ) {}

  async run(address: string): Promise<ArticleJsonLd> {
    const article = (await findArticleByUrl(this.database.client, canonicalUrl(address))) ?? refuse('article.absent');
    const [{ page }, { counts }] = await Promise.all([
      this.replies.threadPage(article.mainThreadId, { sort: 'newest', limit: FIRST }, null),
      countRepliesByUrl(this.database.client, [article.url]),
    ]);
    return viewArticleJsonLd(article, page.items, counts.get(article.url) ?? 0, this.config.publicUrl);
  }
}
