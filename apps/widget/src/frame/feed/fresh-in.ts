import type { FeedFilter, FeedItem } from '#contract/following';
import type { FeedChanged } from '#contract/live';

/** How many replies that were told of would be new in a feed as it is filtered: each once, and none that it shows already. */
export function freshIn(told: FeedChanged[], filter: FeedFilter | null, items: FeedItem[]): number {
  const shown = new Set(items.map(({ reply }) => reply.id));
  const wanted = told.filter((each) => (filter === null || each.filter === filter) && !shown.has(each.replyId));
  return new Set(wanted.map(({ replyId }) => replyId)).size;
}
