import { useDesk } from '../page/desk.js';
import { branchOf, type KnownReply } from '../state/thread-state.js';

/** Folds the answers to a reply away, and brings them back. The device remembers it. */
export function FoldButton({ reply }: { reply: KnownReply }) {
  const { texts, state, folded, fold } = useDesk();
  const branch = branchOf(state, reply.id);
  if (state.only !== null || (branch.ids.length === 0 && branch.next === null)) return null;
  const away = folded.has(reply.id);
  const n = Math.max(reply.answerCount, branch.ids.length);
  return (
    <button type="button" class="plain fold" aria-expanded={!away} onClick={() => fold(reply.id)}>
      {away ? texts.say('showAnswers', { n }) : texts.say('hideAnswers', { n })}
    </button>
  );
}
