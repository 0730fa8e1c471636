import { useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { branchOf, TOP, type ThreadState } from '../state/thread-state.js';

/** Loads the next page of a branch in place of following the link to it. */
export function useMore(parentId: string) {
  const { tools, state, dispatch, goTo } = useDesk();
  /** From where on more is asked for; the list may be another one by then, and more of that is not waiting for this. */
  const [asked, setAsked] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const { next } = branchOf(state, parentId);
  const busy = asked !== null && asked === next;
  const latest = useRef(state);
  latest.current = state;

  async function fetchMore(api: NonNullable<typeof tools>['api'], { thread, sort, only }: ThreadState): Promise<void> {
    const { next: from, ids } = branchOf(latest.current, parentId);
    setAsked(from);
    const query = new URLSearchParams(from ? { cursor: from } : {});
    if (parentId === TOP) query.set('sort', sort);
    if (parentId === TOP && only) query.set('only', only);
    const path = parentId === TOP ? `/threads/${thread.id}/replies` : `/replies/${parentId}/answers`;
    const outcome = await api.call<Page<ReplyView>>(`${path}?${query.toString()}`);
    setAsked((now) => (now === from ? null : now));
    const now = latest.current;
    const begins = branchOf(now, parentId).next;
    if (begins !== from) {
      // The page has begun the same list again by itself meanwhile: what was pressed holds for that.
      if (begins !== null && now.sort === sort && now.only === only) return fetchMore(api, now);
      return;
    }
    setFailed(!outcome.ok);
    if (!outcome.ok) return;
    dispatch({ type: 'page', parentId, after: from, page: outcome.value });
    const first = outcome.value.items.find(({ id }) => !ids.includes(id));
    if (first) goTo(first.id);
  }

  const load = (event: MouseEvent) => {
    if (!tools || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!busy) void fetchMore(tools.api, state);
  };
  return { busy, failed, load };
}
