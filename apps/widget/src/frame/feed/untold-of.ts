import type { FeedFilter, FeedItem } from '#contract/following';
import type { FeedChanged } from '#contract/live';

/**
 * What of the top of a feed came after what is shown of it, as the wire would have told it. What is older is shown further down, or on a
 * page that was not asked for; or it was let through only now, and is found when the feed is asked for again. Ids are in the order of their time.
 */
export function untoldOf(top: FeedItem[], { filter, shown }: { filter: FeedFilter | null; shown: FeedItem[] }): FeedChanged[] {
  const newest = shown.map(({ reply }) => reply.id).sort().at(-1) ?? '';
  return top
    .filter(({ reply }) => reply.id > newest)
    .map(({ reply, because }) => ({ replyId: reply.id, threadId: reply.threadId, authorId: reply.author?.id ?? '', filter: filter ?? (because === 'person' ? 'people' : 'threads') }));
}
