import { useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { branchOf, TOP } from '../state/thread-state.js';

/** Loads the next page of a branch in place of following the link to it. */
export function useMore(parentId: string) {
  const { tools, state, dispatch, goTo } = useDesk();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { next, ids } = branchOf(state, parentId);

  async function fetchMore(api: NonNullable<typeof tools>['api']) {
    setBusy(true);
    const query = new URLSearchParams(next ? { cursor: next } : {});
    if (parentId === TOP) query.set('sort', state.sort);
    if (parentId === TOP && state.only) query.set('only', state.only);
    const path = parentId === TOP ? `/threads/${state.thread.id}/replies` : `/replies/${parentId}/answers`;
    const outcome = await api.call<Page<ReplyView>>(`${path}?${query.toString()}`);
    setBusy(false);
    setFailed(!outcome.ok);
    if (!outcome.ok) return;
    dispatch({ type: 'page', parentId, after: next, page: outcome.value });
    const first = outcome.value.items.find(({ id }) => !ids.includes(id));
    if (first) goTo(first.id);
  }

  const load = (event: MouseEvent) => {
    if (!tools || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!busy) void fetchMore(tools.api);
  };
  return { busy, failed, load };
}
