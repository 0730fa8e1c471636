import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';
import type { JustDone } from './queue-state.js';

interface Props {
  done: JustDone | null;
  onUndo: () => void;
}

/** What was just done, and for as long as it can be undone the way back. */
export function DoneBar({ done, onUndo }: Props) {
  const texts = useTexts();
  return (
    <div class="done" role="status">
      {done !== null && (
        <>
          <p>
            {done.failure !== null && <span class="problem">{texts.team.undoFailed} {failureText(done.failure, texts)}</span>}
            {done.failure === null && <bdi>{texts.team.done(done.what, done.author)}</bdi>}
          </p>
          {done.decisionId !== null && (
            <button onClick={onUndo}>
              <Icon name="undo" />
              {texts.team.undo} <kbd>U</kbd>
              <span key={done.decisionId} class="countdown" aria-hidden="true" />
            </button>
          )}
        </>
      )}
    </div>
  );
}
