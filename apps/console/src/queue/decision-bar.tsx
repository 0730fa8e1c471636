import type { DecisionReason, QueueItem } from '#contract/moderation';
import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';
import type { Notice } from './queue-state.js';
import { ReasonForm } from './reason-form.js';

interface Props {
  item: QueueItem;
  busy: boolean;
  notice: Notice | null;
  rejecting: { reason: DecisionReason | null } | null;
  actions: {
    approve: () => void;
    openReasons: () => void;
    reject: (reason: DecisionReason, note: string) => void;
    choose: (reason: DecisionReason) => void;
    cancel: () => void;
    next: () => void;
  };
}

/** Always at the foot of the open reply: approve, or reject with a reason. */
export function DecisionBar({ item, busy, notice, rejecting, actions }: Props) {
  const texts = useTexts();
  if (notice?.kind === 'elsewhere' || notice?.kind === 'transition') {
    return (
      <footer class="decide left">
        <p role="alert">{notice.kind === 'elsewhere' ? texts.decide.elsewhere(notice.status) : texts.decide.transition(notice.status)}</p>
        <button onClick={actions.next}>{texts.decide.next}</button>
      </footer>
    );
  }
  return (
    <footer class="decide" aria-label={texts.decide.title}>
      {notice?.kind === 'failed' && (
        <p class="problem" role="alert">
          {failureText(notice.failure, texts)}
        </p>
      )}
      {rejecting === null ? (
        <div class="decide-buttons">
          {/* Not disabled while it is on its way: a disabled button loses the focus. */}
          <button class="primary" aria-disabled={busy} onClick={actions.approve}>
            <Icon name="check" />
            {item.reply.status === 'published' ? texts.decide.keep : texts.decide.approve} <kbd>A</kbd>
          </button>
          <button class="warning" aria-disabled={busy} onClick={actions.openReasons}>
            <Icon name="cross" />
            {texts.decide.reject} <kbd>R</kbd>
          </button>
          <span class="quiet" role="status">
            {busy && texts.decide.busy}
          </span>
        </div>
      ) : (
        <ReasonForm chosen={rejecting.reason} onChoose={actions.choose} onConfirm={actions.reject} onCancel={actions.cancel} />
      )}
    </footer>
  );
}
