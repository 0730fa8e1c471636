import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedFilter, FeedItem } from '#contract/following';
import type { Page } from '#contract/primitives';
import { useDesk } from '../page/desk.js';
import { freshIn } from './fresh-in.js';
import { untoldOf } from './untold-of.js';
import { useFresh } from './use-fresh.js';

/** A few of them, each of them whole. */
const AT_ONCE = 10;

/** What is shown of a feed as it is filtered, a page at a time, with how much came in on top of it since, and without what went. `still` is called before something goes by itself. */
export function usePages(filter: FeedFilter | null, still: () => void) {
  const [state, setState] = useState<Page<FeedItem>>({ items: [], next: null });
  const [busy, setBusy] = useState(true);
  /** What could not be had: the top, or what follows. */
  const [failed, setFailed] = useState<'top' | 'more' | null>(null);
  const takeOut = (replyId: string, told: boolean) => {
    if (told || state.items.some(({ reply }) => reply.id === replyId)) still();
    setState(({ items, next }) => ({ items: items.filter(({ reply }) => reply.id !== replyId), next }));
  };
  const news = useFresh(takeOut, () => void catchUp());
  const [ask, asking, top, latest] = [useAsking(), useRef(0), useRef<Promise<boolean>>(Promise.resolve(false)), useRef({ filter, shown: state.items })];
  latest.current = { filter, shown: state.items };

  /** Answers whether the page was had, or is of no use any more. */
  async function fetchPage(again: boolean, wanted: FeedFilter | null): Promise<boolean> {
    const turn = (asking.current += 1);
    setBusy(true);
    setFailed(null);
    const known = news.asked();
    const outcome = await ask(wanted, again ? null : state.next);
    // Somebody who chose something else meanwhile is not shown the answer to what they asked before.
    if (turn !== asking.current) return true;
    setBusy(false);
    setFailed(outcome?.ok ? null : again ? 'top' : 'more');
    if (!outcome?.ok) return false;
    if (again) news.forget(known);
    const { items, next } = outcome.value;
    // What went while the answer was on its way may still be in it.
    const there = items.filter(({ reply }) => !news.gone(reply.id));
    setState((before) => ({ items: again ? there : [...before.items, ...there], next }));
    return true;
  }
  async function load(again: boolean, wanted = filter): Promise<void> {
    const loading = fetchPage(again, wanted);
    if (again) top.current = loading;
    await loading;
  }
  /** From now on what comes is told. What came before, while there was no wire, was told to nobody here. */
  async function catchUp(): Promise<void> {
    const turn = asking.current;
    const had = await top.current;
    // What was asked for later has it.
    if (turn !== asking.current) return;
    if (!had) return load(true);
    const outcome = await ask(filter, null);
    if (outcome?.ok && filter === latest.current.filter) news.add(untoldOf(outcome.value.items, latest.current).filter(({ replyId }) => !news.gone(replyId)));
  }
  useEffect(() => void load(true), []);
  return { ...state, busy, failed, fresh: freshIn(news.told, filter, state.items), load, clear: () => setState({ items: [], next: null }) };
}

function useAsking() {
  const { tools } = useDesk();
  return (wanted: FeedFilter | null, cursor: string | null) => {
    const query = new URLSearchParams({ limit: String(AT_ONCE), ...(wanted ? { filter: wanted } : {}), ...(cursor ? { cursor } : {}) });
    return tools?.api.call<Page<FeedItem>>(`/me/feed?${query.toString()}`);
  };
}
