import { useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { branchOf, TOP, type ThreadState } from '../state/thread-state.js';
import { useDesk, type Tools } from './desk.js';

/** As many as a page has: more at once would be neither read nor quickly shown. */
const MOST_AT_ONCE = 20;

const firstPage = ({ api }: Tools, { thread, sort, only }: ThreadState) =>
  api.call<Page<ReplyView>>(
    `/threads/${thread.id}/replies?${new URLSearchParams({ sort, ...(only ? { only } : {}) }).toString()}`,
  );

/** Says quietly how much is new. It floats over what is being read and moves nothing until it is asked to. */
export function NewReplies() {
  const { texts, state, dispatch, tools, model, line, announce, goTo } = useDesk();
  const { waiting } = branchOf(state, TOP);
  const [top, setTop] = useState(0);
  const holder = useRef<HTMLDivElement>(null);

  const some = waiting.length > 0;
  // Told once; in a busy hour each further one would only disturb.
  useEffect(() => {
    if (some) announce(texts.say('newReplies', { n: waiting.length }));
  }, [some]);
  const apart = line === 'live' ? null : texts.say(line);
  useEffect(() => {
    if (apart) announce(apart);
  }, [apart]);
  useEffect(() => {
    if (!model.embedded || (waiting.length === 0 && !apart)) return;
    const follow = () => {
      const own = holder.current?.offsetTop ?? 0;
      setTop(Math.max(0, (tools?.host.viewport()?.top ?? 0) - own + 8));
    };
    follow();
    addEventListener('belowline:moved', follow);
    return () => removeEventListener('belowline:moved', follow);
  }, [waiting.length, apart]);

  /** Shows what waits. More than a page of it is read like a page: from its beginning, and the rest by asking for more. */
  async function show() {
    // The uppermost: only the oldest-first order puts what is new in the order it came.
    const first = [...waiting].sort().at(state.sort === 'oldest' ? 0 : -1);
    const page = waiting.length > MOST_AT_ONCE && tools ? await firstPage(tools, state) : null;
    if (page?.ok) {
      dispatch({ type: 'begun-again', page: page.value });
      goTo(page.value.items[0]?.id ?? '');
      return;
    }
    dispatch({ type: 'reveal', parentId: TOP });
    if (first) goTo(first);
  }

  return (
    <div
      class={`new-replies${model.embedded ? '' : ' sticks'}`}
      ref={holder}
      style={top > 0 ? { '--follow': `${top}px` } : undefined}
    >
      {apart && <p class="line-note">{apart}</p>}
      {waiting.length > 0 && (
        <button type="button" class="fresh-bar" onClick={() => void show()}>
          {texts.say('newReplies', { n: waiting.length })}
        </button>
      )}
    </div>
  );
}
