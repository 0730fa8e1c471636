import { useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplySort, ReplyView } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { branchOf, TOP } from '../state/thread-state.js';
import { withQuery } from './reply-list.js';

const sorts = [
  ['newest', 'newest'],
  ['oldest', 'oldest'],
  ['liked', 'mostLiked'],
  ['discussed', 'mostDiscussed'],
  ['best', 'best'],
] as const;

/** The orders, and the newsroom's own replies, as links that work without scripts too. */
export function SortLinks() {
  const { texts, state, model, tools, dispatch } = useDesk();
  const [failed, setFailed] = useState(false);
  const asking = useRef(0);
  const { ids, next } = branchOf(state, TOP);
  if (ids.length === 0 && next === null && state.only === null) return null;

  async function list(event: MouseEvent, sort: ReplySort, only: 'newsroom' | null) {
    if (!tools || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const turn = (asking.current += 1);
    const query = new URLSearchParams({ sort, ...(only ? { only } : {}) });
    const outcome = await tools.api.call<Page<ReplyView>>(`/threads/${state.thread.id}/replies?${query.toString()}`);
    // Answers may overtake each other: what was pressed last is what is wanted.
    if (turn !== asking.current) return;
    setFailed(!outcome.ok);
    if (!outcome.ok) return;
    dispatch({ type: 'sorted', sort, only, page: outcome.value });
    if (!model.embedded) history.replaceState(null, '', withQuery(location.href, { sort, ...(only ? { only } : {}) }));
  }

  return (
    <nav class="sort" aria-label={texts.say('sortBy')}>
      {sorts.map(([by, text]) => (
        <a
          key={by}
          target="_self"
          href={withQuery(model.selfUrl, { sort: by })}
          aria-current={state.only === null && state.sort === by ? 'true' : undefined}
          onClick={(event) => void list(event, by, null)}
        >
          {texts.say(text)}
        </a>
      ))}
      <a
        class="newsroom"
        target="_self"
        href={withQuery(model.selfUrl, { sort: 'newest', only: 'newsroom' })}
        aria-current={state.only === 'newsroom' ? 'true' : undefined}
        onClick={(event) => void list(event, 'newest', 'newsroom')}
      >
        {texts.say('fromNewsroom')}
      </a>
      {failed && (
        <span class="error" role="alert">
          {texts.say('loadFailed')}
        </span>
      )}
    </nav>
  );
}
