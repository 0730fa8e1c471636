import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedFilter, FeedItem } from '#contract/following';
import type { FeedChanged, ReplyGone } from '#contract/live';
import type { Page } from '#contract/primitives';
import { hearOfFollowed } from '../following/hear-of-followed.js';
import { useDesk } from '../page/desk.js';
import { freshIn } from './fresh-in.js';

/** A few of them, each of them whole. */
const AT_ONCE = 10;

/** A feed, a page at a time, with how much came in on top of it since, and without what went. `still` is called before something goes by itself. */
export function useFeed(still: () => void) {
  const { tools } = useDesk();
  const [filter, setFilter] = useState<FeedFilter | null>(null);
  const [state, setState] = useState<Page<FeedItem>>({ items: [], next: null });
  const [busy, setBusy] = useState(true);
  /** What could not be had: the top, or what follows. */
  const [failed, setFailed] = useState<'top' | 'more' | null>(null);
  const news = useFresh((replyId, told) => {
    if (told || state.items.some(({ reply }) => reply.id === replyId)) still();
    setState(({ items, next }) => ({ items: items.filter(({ reply }) => reply.id !== replyId), next }));
  });
  const [asking, mark] = [useRef(0), useRef('')];

  async function load(again: boolean, chosen = filter) {
    const turn = (asking.current += 1);
    setBusy(true);
    setFailed(null);
    const known = news.asked();
    const cursor = again || !state.next ? {} : { cursor: state.next };
    const query = new URLSearchParams({ limit: String(AT_ONCE), ...(chosen ? { filter: chosen } : {}), ...cursor });
    const outcome = await tools?.api.call<Page<FeedItem>>(`/me/feed?${query.toString()}`);
    // Somebody who chose something else meanwhile is not shown the answer to what they asked before.
    if (turn !== asking.current) return;
    setBusy(false);
    setFailed(outcome?.ok ? null : again ? 'top' : 'more');
    if (!outcome?.ok) return;
    if (again) news.forget(known);
    const { items, next } = outcome.value;
    // What went while the answer was on its way may still be in it.
    const there = items.filter(({ reply }) => !news.gone(reply.id));
    setState((before) => ({ items: again ? there : [...before.items, ...there], next }));
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
  const fresh = freshIn(news.told, filter, state.items);
  return { ...state, filter, busy, failed, fresh, load, choose, seen };
}

/** What came in on top since the feed was last asked for; and what went, which is taken out, whether or not its news was `told`. */
function useFresh(takeOut: (replyId: string, told: boolean) => void) {
  const { live } = useDesk();
  const [told, setTold] = useState<FeedChanged[]>([]);
  const latest = useRef<FeedChanged[]>([]);
  const set = (now: FeedChanged[]) => setTold((latest.current = now));
  const went = useRef(new Set<string>()).current;
  const leave = useRef<(replyId: string) => void>(() => undefined);
  leave.current = (replyId) => {
    went.add(replyId);
    const left = latest.current.filter((event) => event.replyId !== replyId);
    takeOut(replyId, left.length < latest.current.length);
    set(left);
  };
  useEffect(() => {
    const changed = (event: FeedChanged) => {
      went.delete(event.replyId);
      set([...latest.current, event]);
    };
    const gone = ({ replyId }: ReplyGone) => leave.current(replyId);
    return live?.share((socket) => {
      const stop = hearOfFollowed(socket);
      socket.on('feed.changed', changed).on('reply.gone', gone);
      return () => {
        stop();
        socket.off('feed.changed', changed).off('reply.gone', gone);
      };
    });
  }, []);
  return {
    told,
    gone: (replyId: string) => went.has(replyId),
    /** The feed is asked for: what came before that is in the answer unless it went, and what went is not, unless it came back unheard. */
    asked: () => {
      went.clear();
      return latest.current;
    },
    /** What was known when the feed was asked for is in the answer, or gone; what came meanwhile may not be. */
    forget: (known: FeedChanged[]) => {
      const ids = new Set(known.map(({ replyId }) => replyId));
      set(latest.current.filter(({ replyId }) => !ids.has(replyId)));
    },
  };
}
