import { useDesk } from '../page/desk.js';
import { Brief } from './brief.js';

/** As many as are read before the others; the rest stand marked in their places. */
const MOST_SHOWN = 3;

/** What the newsroom chose, above the list. In the order of the best these come first anyway. */
export function Chosen() {
  const { texts, state } = useDesk();
  const shown = state.chosen.flatMap((id) => state.replies[id] ?? []).filter(({ html }) => html !== null);
  if (shown.length === 0 || state.sort === 'best' || state.only !== null) return null;
  return (
    <section class="chosen" aria-labelledby="chosen-heading">
      <h2 id="chosen-heading">{texts.say('chosen')}</h2>
      <ol>
        {shown.slice(0, MOST_SHOWN).map((reply) => (
          <Brief key={reply.id} reply={reply} />
        ))}
      </ol>
    </section>
  );
}
