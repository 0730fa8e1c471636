import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { Brief } from './brief.js';

/** As many as are read before the others; the rest stand marked in their places. */
const MOST_SHOWN = 3;

/** What the newsroom shows before all others, and what it chose, above the list. In the order of the best the chosen come first anyway. */
export function Chosen() {
  const { state } = useDesk();
  const { pinnedReplyId } = state.thread;
  const shown = state.chosen.flatMap((id) => state.replies[id] ?? []).filter(({ html }) => html !== null);
  if (state.only !== null) return null;
  return (
    <>
      <Group name="pinned" replies={shown.filter(({ id }) => id === pinnedReplyId)} />
      {state.sort !== 'best' && (
        <Group name="chosen" replies={shown.filter(({ id }) => id !== pinnedReplyId).slice(0, MOST_SHOWN)} />
      )}
    </>
  );
}

function Group({ name, replies }: { name: 'pinned' | 'chosen'; replies: KnownReply[] }) {
  const { texts } = useDesk();
  if (replies.length === 0) return null;
  return (
    <section class="chosen" aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{texts.say(name)}</h2>
      <ol>
        {replies.map((reply) => (
          <Brief key={reply.id} reply={reply} />
        ))}
      </ol>
    </section>
  );
}
