import { Injectable } from '@nestjs/common';
import { Changes } from '#platform/changes/changes';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { findArticle, setArticle } from './articles.store.js';
import { describePage } from './page-description.js';

export const DESCRIBE_ARTICLE = jobKind<{ articleId: string }>('article.describe', { retryLimit: 5, expireInSeconds: 60 });

/** A page that takes longer, or is longer, is not worth a headline. */
const PAGE_MS = 5_000;
const PAGE_BYTES = 1_000_000;

/** From http to https, to a trailing slash, to a name: more is a loop. */
const REDIRECTS = 3;

/** Asks for a page, going along where it leads on its own origin and nowhere else. */
async function ask(url: string, left = REDIRECTS): Promise<Response> {
  const response = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(PAGE_MS),
    headers: { accept: 'text/html', 'user-agent': 'Belowline (reads the headline of a page that has a discussion)' },
  });
  const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
  if (location === null) return response;
  const next = URL.parse(location, url);
  if (left === 0 || next?.origin !== new URL(url).origin) throw new Error(`${url} leads away to ${location}.`);
  return ask(next.href, left - 1);
}

async function readUpTo(response: Response, bytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    read += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (read >= bytes) break;
  }
  return text;
}

/**
 * Reads the headline of an article that nobody told us about from its own page. The address is of an origin
 * that the site's admin allowed, and a redirect is followed only on that origin: the job fetches nothing that a stranger chose.
 */
@Injectable()
export class DescribeArticle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: Changes,
  ) {}

  async run({ articleId }: { articleId: string }): Promise<void> {
    const article = await findArticle(this.database.client, articleId);
    if (!article || article.describedAt !== null) return;
    const response = await ask(article.url);
    if (!response.ok) throw new Error(`${article.url} answered ${response.status}.`);
    const description = describePage(await readUpTo(response, PAGE_BYTES));
    await setArticle(this.database.client, articleId, description, this.clock.now());
    this.changes.note(`article:${articleId}`);
  }
}
