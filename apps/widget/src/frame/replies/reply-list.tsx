import { useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplySort, ReplyView } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { branchOf, TOP } from '../state/thread-state.js';
import { ReplyItem } from './reply-item.js';
import { useMore } from './use-more.js';

/** The replies to the article, in the reader's order, with the way to the next ones. */
export function ReplyList() {
  const { texts, state, model } = useDesk();
  const branch = branchOf(state, TOP);
  const { busy, failed, load } = useMore(TOP);
  if (branch.ids.length === 0 && branch.next === null) {
    return <p class="empty">{texts.say(state.thread.status === 'open' ? 'emptyOpen' : 'emptyClosed')}</p>;
  }
  return (
    <>
      <ol class="replies">
        {branch.ids.map((id) => (
          <ReplyItem key={id} id={id} />
        ))}
      </ol>
      {branch.next !== null && (
        <p class="more">
          {failed && (
            <span class="error" role="alert">
              {texts.say('loadFailed')}{' '}
            </span>
          )}
          <a
            class="more-link"
            target="_self"
            aria-busy={busy}
            href={withQuery(model.selfUrl, { sort: state.sort, cursor: branch.next })}
            onClick={load}
          >
            {texts.say(busy ? 'loading' : failed ? 'tryAgain' : 'moreReplies')}
          </a>
        </p>
      )}
    </>
  );
}

const sorts = ['newest', 'oldest'] as const satisfies ReplySort[];

/** The two orders, as links that work without scripts too. */
export function SortLinks() {
  const { texts, state, model, tools, dispatch } = useDesk();
  const [failed, setFailed] = useState(false);
  const { ids, next } = branchOf(state, TOP);
  if (ids.length === 0 && next === null) return null;

  async function sort(event: MouseEvent, by: ReplySort) {
    if (!tools || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const outcome = await tools.api.call<Page<ReplyView>>(`/threads/${state.thread.id}/replies?sort=${by}`);
    setFailed(!outcome.ok);
    if (!outcome.ok) return;
    dispatch({ type: 'sorted', sort: by, page: outcome.value });
    if (!model.embedded) history.replaceState(null, '', withQuery(location.href, { sort: by }));
  }

  return (
    <nav class="sort" aria-label={texts.say('sortBy')}>
      {sorts.map((by) => (
        <a
          key={by}
          target="_self"
          href={withQuery(model.selfUrl, { sort: by })}
          aria-current={state.sort === by ? 'true' : undefined}
          onClick={(event) => void sort(event, by)}
        >
          {texts.say(by)}
        </a>
      ))}
      {failed && (
        <span class="error" role="alert">
          {texts.say('loadFailed')}
        </span>
      )}
    </nav>
  );
}

/** The same address with some of its query changed; it may have come without an origin. */
export function withQuery(address: string, query: Record<string, string>): string {
  const [path = '', before = ''] = address.split('?');
  const params = new URLSearchParams(before);
  params.delete('cursor');
  for (const [name, value] of Object.entries(query)) params.set(name, value);
  return `${path}?${params.toString()}`;
}
