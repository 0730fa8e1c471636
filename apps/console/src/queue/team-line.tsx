import type { QueueItem } from '#contract/moderation';
import type { CallView } from '#contract/teamwork';
import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';
import { isTaken } from './free-items.js';

interface Props {
  item: QueueItem;
  me: string;
  onTake: () => void;
  onEnd: (call: CallView) => void;
}

/** What colleagues have to do with a reply: who is reviewing it, to whom it was brought, and what two think of it. */
export function TeamLine({ item, me, onTake, onEnd }: Props) {
  const texts = useTexts();
  const taken = isTaken(item, me);
  const mayEnd = (call: CallView) => call.by.id === me || call.to?.id === me || call.toRole !== null;
  return (
    <div class="team-line">
      <div role="status">
        {taken && (
          <p class="reviewing">
            <Icon name="eye" />
            <span>
              <b><bdi>{texts.team.lease.theirs(item.lease?.user.name ?? '')}</bdi></b> <span class="quiet">{texts.team.lease.hint}</span>
            </span>
            <button onClick={onTake}>
              {texts.team.lease.take} <kbd>T</kbd>
            </button>
          </p>
        )}
      </div>
      {item.calls.map((call) => (
        <div key={call.id} class="call">
          <Icon name="hand" />
          <p>
            <bdi>{texts.team.calls.said(call, me)}</bdi>
            {call.note !== null && call.note !== '' && <q dir="auto">{call.note}</q>}
          </p>
          {mayEnd(call) && (
            <button class="plain" onClick={() => { onEnd(call); }}>
              {call.by.id === me ? texts.team.calls.endOwn : texts.team.calls.end}
            </button>
          )}
        </div>
      ))}
      {item.opinions.map((opinion) => (
        <p key={opinion.moderator.id} class="opinion">
          <bdi>{texts.team.opinions.said(opinion, me, opinion.reason === null ? null : texts.reasons[opinion.reason].toLocaleLowerCase('en'))}</bdi>
          {opinion.note !== null && opinion.note !== '' && opinion.note !== item.calls.find((call) => call.kind === 'asked')?.note && <q dir="auto">{opinion.note}</q>}
        </p>
      ))}
    </div>
  );
}
