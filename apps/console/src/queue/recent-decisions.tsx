import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { lastRestorableOf, type QueueState, type RecentDecision } from './queue-state.js';

interface Props {
  recent: readonly RecentDecision[];
  notice: QueueState['notice'];
  busyId: string | null;
  onRestore: (entry: RecentDecision) => void;
}

/** This moderator's own decisions of the session. A rejection can be taken back from here. */
export function RecentDecisions({ recent, notice, busyId, onRestore }: Props) {
  const texts = useTexts();
  if (recent.length === 0) return null;
  const last = lastRestorableOf(recent);
  return (
    <details class="recent">
      <summary>
        {texts.recent.title} <span class="count">{recent.length}</span>
      </summary>
      <ol>
        {recent.map((entry) => (
          <li key={entry.id}>
            <span class="did">{texts.recent.decided[entry.decision]}</span>
            <bdi class="name">{entry.author ?? texts.queue.nobody}</bdi>
            <span class="excerpt" dir="auto">
              {entry.excerpt}
            </span>
            <Moment at={entry.at} />
            {entry.restorable && (
              <button aria-disabled={busyId === entry.replyId} onClick={() => { onRestore(entry); }}>
                <Icon name="undo" />
                {texts.recent.restore} {entry === last && <kbd>U</kbd>}
              </button>
            )}
            {entry.restorable && notice?.replyId === entry.replyId && (
              <p class="problem" role="alert">
                {texts.recent.failed}{' '}
                {notice.notice.kind === 'failed'
                  ? failureText(notice.notice.failure, texts)
                  : notice.notice.kind === 'transition'
                    ? texts.decide.transition(notice.notice.status)
                    : texts.decide.moved}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
