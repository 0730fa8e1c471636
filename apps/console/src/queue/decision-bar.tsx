import type { QueueItem } from '#contract/moderation';
import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { ReasonForm } from './reason-form.js';
import type { Deciding } from './use-deciding.js';
import type { Team } from './use-team.js';

interface Props {
  deciding: Deciding;
  team: Team;
  item: QueueItem;
  busy: boolean;
  onNext: () => void;
}

/** Always at the foot of the open reply: approve, reject with a reason, or feature what can be read. */
export function DecisionBar({ deciding, team, item, busy, onNext }: Props) {
  const { notice, rejecting } = deciding;
  const texts = useTexts();
  if (notice?.kind === 'elsewhere' || notice?.kind === 'transition') {
    return (
      <footer class="decide left">
        <p role="alert">{notice.kind === 'elsewhere' ? texts.decide.elsewhere(notice.status) : texts.decide.transition(notice.status)}</p>
        <button onClick={onNext}>{texts.decide.next}</button>
      </footer>
    );
  }
  if (!item.reply.can.moderate) {
    return (
      <footer class="decide left">
        <p>{texts.decide.own}</p>
      </footer>
    );
  }
  if (item.reply.status === 'rejected') {
    return (
      <footer class="decide left">
        <p>{texts.decide.appealed}</p>
        <a class="button" href={routeHref({ room: 'redress', shown: 'open', replyId: item.reply.id })}>
          {texts.decide.toAppeals}
        </a>
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
          <button class="primary" aria-disabled={busy} onClick={deciding.approve}>
            <Icon name="check" />
            {item.reply.status === 'published' ? texts.decide.keep : texts.decide.approve} <kbd>A</kbd>
          </button>
          <button class="warning" aria-disabled={busy} onClick={deciding.openReasons}>
            <Icon name="cross" />
            {texts.decide.reject} <kbd>R</kbd>
          </button>
          {item.reply.status === 'published' && (
            <button aria-disabled={busy} title={texts.decide.featureHint} onClick={deciding.feature}>
              <Icon name="star" />
              {item.reply.featured ? texts.decide.unfeature : texts.decide.feature} <kbd>F</kbd>
            </button>
          )}
          <button class="plain" onClick={() => { team.call('handed'); }}>
            {texts.team.form.handButton} <kbd>H</kbd>
          </button>
          <button class="plain" onClick={() => { team.call('asked'); }}>
            {texts.team.form.askButton} <kbd>S</kbd>
          </button>
          <span class="quiet" role="status">
            {busy && texts.decide.busy}
          </span>
        </div>
      ) : (
        <ReasonForm chosen={rejecting.reason} own={item.ownReasons} onChoose={deciding.choose} onConfirm={deciding.reject} onCancel={deciding.stopRejecting} />
      )}
    </footer>
  );
}
