import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedFilter, FeedItem } from '#contract/following';
import type { FeedChanged } from '#contract/live';
import type { Page } from '#contract/primitives';
import { useDesk } from '../page/desk.js';

/** A few of them, each of them whole. */
const AT_ONCE = 10;

/** A feed, a page at a time, with how much came in on top of it since. */
export function useFeed() {
  const { tools } = useDesk();
  const [filter, setFilter] = useState<FeedFilter | null>(null);
  const [state, setState] = useState<Page<FeedItem>>({ items: [], next: null });
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState(false);
  const { fresh, forget } = useFresh();
  const asking = useRef(0);
  const mark = useRef('');

  async function load(again: boolean, chosen = filter) {
    const turn = (asking.current += 1);
    setBusy(true);
    setFailed(false);
    const cursor = again || !state.next ? {} : { cursor: state.next };
    const query = new URLSearchParams({ limit: String(AT_ONCE), ...(chosen ? { filter: chosen } : {}), ...cursor });
    const outcome = await tools?.api.call<Page<FeedItem>>(`/me/feed?${query.toString()}`);
    // Somebody who chose something else meanwhile is not shown the answer to what they asked before.
    if (turn !== asking.current) return;
    setBusy(false);
    setFailed(!outcome?.ok);
    if (!outcome?.ok) return;
    if (again) forget();
    const { items, next } = outcome.value;
    setState({ items: again ? items : [...state.items, ...items], next });
  }
  useEffect(() => void load(true), []);

  function choose(chosen: FeedFilter | null) {
    setFilter(chosen);
    setState({ items: [], next: null });
    void load(true, chosen);
  }
  /** The newest that was seen is how far the reader has come. Only of everything: a part of it says nothing of the rest. */
  function seen(ids: string[]) {
    const newest = [...ids].sort().at(-1) ?? '';
    const item = state.items.find(({ reply }) => reply.id === newest);
    if (filter !== null || !item || item.read || newest <= mark.current) return;
    mark.current = newest;
    void tools?.api.call('/me/feed/read', { method: 'POST', body: { before: newest } });
  }
  return { ...state, filter, busy, failed, fresh, load, choose, seen };
}

/** How many replies came in that are not shown yet. */
function useFresh() {
  const { live } = useDesk();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const changed = ({ replyId }: FeedChanged) => setIds((before) => new Set([...before, replyId]));
    return live?.share((socket) => {
      const join = () => socket.emit('feed.join', {}, () => undefined);
      socket.on('feed.changed', changed).on('connect', join);
      if (socket.connected) join();
      return () => socket.off('feed.changed', changed).off('connect', join);
    });
  }, []);
  return { fresh: ids.size, forget: () => setIds(new Set<string>()) };
}
