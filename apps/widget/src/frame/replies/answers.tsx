import { useDesk } from '../page/desk.js';
import { branchOf, type KnownReply } from '../state/thread-state.js';
import { ReplyItem } from './reply-item.js';
import { useMore } from './use-more.js';

/** The answers under a reply, and the way to the rest of them. */
export function Answers({ parent }: { parent: KnownReply }) {
  const { texts, state } = useDesk();
  const branch = branchOf(state, parent.id);
  const { busy, failed, load } = useMore(parent.id);
  if (branch.ids.length === 0 && branch.next === null) return null;
  const left =
    parent.answerCount -
    branch.ids.filter((id) => state.replies[id]?.status === 'published').length -
    branch.waiting.length;
  return (
    <ol class="answers">
      {branch.ids.map((id) => (
        <ReplyItem key={id} id={id} />
      ))}
      {branch.next !== null && (
        <li class="more" key="more">
          {failed && <span class="error">{texts.say('loadFailed')} </span>}
          <a class="plain" href={parent.url} aria-busy={busy} onClick={load}>
            {busy
              ? texts.say('loading')
              : failed
                ? texts.say('tryAgain')
                : left > 0
                  ? texts.say('moreAnswers', { n: left })
                  : texts.say('readAnswers')}
          </a>
        </li>
      )}
    </ol>
  );
}

/** Answers that came in while reading. They stay out of the way, in a line that is there anyway, until asked for. */
export function NewAnswers({ parentId }: { parentId: string }) {
  const { texts, state, dispatch } = useDesk();
  const { waiting } = branchOf(state, parentId);
  if (waiting.length === 0) return null;
  return (
    <button type="button" class="plain fresh" onClick={() => dispatch({ type: 'reveal', parentId })}>
      {texts.say('newAnswers', { n: waiting.length })}
    </button>
  );
}
