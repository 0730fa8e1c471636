import type { QueueItem, QueueKind } from '#contract/moderation';
import { Icon } from '../shell/icons.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { screeningText } from './reason-texts.js';

/** Why a reply is in the queue: what screening said, and what readers said. */
export function WhyHere({ item, kind }: { item: QueueItem; kind: QueueKind }) {
  const texts = useTexts();
  const unread = kind === 'new' && item.reasons.length === 0 && item.reports.length === 0;
  const still = kind === 'held' && item.reasons.length === 0 && item.reply.revision > 1;
  return (
    <section class="why">
      <h2>{texts.reply.why}</h2>
      {still && <p>{texts.reply.whyStill}</p>}
      {unread && <p>{texts.reply.whyNew}</p>}
      {kind === 'appealed' && <p>{texts.reply.whyAppealed}</p>}
      <ul>
        {item.reasons.map((reason) => (
          <li key={`${reason.check} ${reason.code}`}>
            <Icon name={reason.outcome === 'tag' ? 'tag' : 'pause'} />
            <span>
              <bdi>{screeningText(reason, texts)}</bdi>
              {reason.lists !== null && <span class="quiet rule">{texts.screening.lists(reason.lists, reason.spots.length > 0)}</span>}
            </span>
          </li>
        ))}
        {item.reports.map((report) => (
          <li key={`${report.at} ${report.reason}`}>
            <Icon name="flag" />
            <span>
              <b>{texts.reasons[report.reason]}</b> <Moment at={report.at} />
              {report.note !== null && report.note !== '' && <q dir="auto">{report.note}</q>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
