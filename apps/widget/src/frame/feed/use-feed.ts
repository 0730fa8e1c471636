import { useRef, useState } from 'preact/hooks';
import type { FeedFilter } from '#contract/following';
import { useDesk } from '../page/desk.js';
import { usePages } from './use-pages.js';

/** A feed, what its reader chose of it, and how far they have come. `still` is called before something goes by itself. */
export function useFeed(still: () => void) {
  const { tools } = useDesk();
  const [filter, setFilter] = useState<FeedFilter | null>(null);
  const { clear, ...pages } = usePages(filter, still);
  const mark = useRef('');

  function choose(wanted: FeedFilter | null) {
    setFilter(wanted);
    clear();
    void pages.load(true, wanted);
  }
  /** The newest that was seen is how far the reader has come. Only of everything: a part of it says nothing of the rest. */
  function seen(ids: string[]) {
    const newest = [...ids].sort().at(-1) ?? '';
    const item = pages.items.find(({ reply }) => reply.id === newest);
    if (filter !== null || !item || item.read || newest <= mark.current) return;
    mark.current = newest;
    void tools?.api.call('/me/feed/read', { method: 'POST', body: { before: newest } });
  }
  return { ...pages, filter, choose, seen };
}
