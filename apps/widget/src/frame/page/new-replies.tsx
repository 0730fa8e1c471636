import { useEffect, useRef, useState } from 'preact/hooks';
import { branchOf, TOP } from '../state/thread-state.js';
import { useDesk } from './desk.js';

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

  return (
    <div
      class={`new-replies${model.embedded ? '' : ' sticks'}`}
      ref={holder}
      style={top > 0 ? { '--follow': `${top}px` } : undefined}
    >
      {apart && <p class="line-note">{apart}</p>}
      {waiting.length > 0 && (
        <button
          type="button"
          class="fresh-bar"
          onClick={() => {
            const first = [...waiting].sort().at(state.sort === 'newest' ? -1 : 0);
            dispatch({ type: 'reveal', parentId: TOP });
            if (first) goTo(first);
          }}
        >
          {texts.say('newReplies', { n: waiting.length })}
        </button>
      )}
    </div>
  );
}
