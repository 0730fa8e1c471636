import { useEffect } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { branchOf, TOP, type ThreadState } from '../state/thread-state.js';
import { ReplyItem } from './reply-item.js';
import { useMore } from './use-more.js';

/** The replies to the article, in the reader's order, with the way to the next ones. */
export function ReplyList() {
  const { texts, state, model, dispatch } = useDesk();
  const branch = branchOf(state, TOP);
  const { busy, failed, load } = useMore(TOP);
  const { undrawn } = state;
  // After what is there has been painted; the browser answers its reader in between.
  useEffect(() => {
    if (undrawn.length > 0) dispatch({ type: 'drawn' });
  }, [undrawn]);
  if (branch.ids.length === 0 && branch.next === null) {
    const empty = state.only !== null ? 'emptyNewsroom' : state.thread.status === 'open' ? 'emptyOpen' : 'emptyClosed';
    return <p class="empty">{texts.say(empty)}</p>;
  }
  const ids = undrawn.length === 0 ? branch.ids : branch.ids.filter((id) => !undrawn.includes(id));
  const edge = whereLeft(state, ids);
  return (
    <>
      <ol class={`replies${state.only === null ? '' : ' flat'}`}>
        {ids.flatMap((id) => [
          id === edge && (
            <li class="left-here" key="left">
              {texts.say('leftHere')}
            </li>
          ),
          <ReplyItem key={id} id={id} />,
        ])}
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
            href={withQuery(model.selfUrl, {
              sort: state.sort,
              cursor: branch.next,
              ...(state.only ? { only: state.only } : {}),
            })}
            onClick={load}
          >
            {texts.say(busy ? 'loading' : failed ? 'tryAgain' : 'moreReplies')}
          </a>
        </p>
      )}
    </>
  );
}

/** The reply that the mark of the place left stands above: between what was read and what is new, in the orders of time. */
function whereLeft({ left, sort, only }: ThreadState, ids: string[]): string | null {
  if (!left || left.count === 0 || only !== null || (sort !== 'newest' && sort !== 'oldest')) return null;
  const isNew = (id: string | undefined) => id !== undefined && id > left.mark;
  return ids.find((id, place) => place > 0 && isNew(id) !== isNew(ids[place - 1])) ?? null;
}

/** The same address with some of its query changed; it may have come without an origin. */
export function withQuery(address: string, query: Record<string, string>): string {
  const [path = '', before = ''] = address.split('?');
  const params = new URLSearchParams(before);
  params.delete('cursor');
  params.delete('only');
  for (const [name, value] of Object.entries(query)) params.set(name, value);
  return `${path}?${params.toString()}`;
}
