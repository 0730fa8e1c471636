import type { CountsAnswer } from '#contract/articles';
import type { Db } from '#platform/database/database';
import { countRepliesByUrl } from './articles.store.js';
import { canonicalUrl } from './canonical-url.js';

/**
 * How many replies the articles at these addresses have, keyed by the addresses as they were asked for, so that a page finds its own again. With it
 * the threads that were counted, each with the last event that was seen.
 */
export async function countReplies(db: Db, urls: string[]): Promise<{ answer: CountsAnswer; threads: Map<string, number> }> {
  const { counts, threads } = await countRepliesByUrl(db, [...new Set(urls.map(canonicalUrl))]);
  return { answer: { counts: Object.fromEntries(urls.map((url) => [url, counts.get(canonicalUrl(url)) ?? 0])) }, threads };
}
