import { useState } from 'preact/hooks';
import type { ReaderRecord, SanctionView } from '#contract/sanctions';
import { failureText } from '../api/failure-text.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import type { PeopleDesk } from './people-desk.js';
import type { Reach } from './reader-page.js';

interface Props {
  desk: PeopleDesk;
  reader: ReaderRecord;
  reach: Reach;
  onDone: (said: string) => void;
}

/** What was decided about a reader, the last first; what still holds can be ended. */
export function SanctionHistory({ desk, reader, reach, onDone }: Props) {
  const texts = useTexts();
  const { people } = texts;
  const [problem, setProblem] = useState<string | null>(null);
  const end = async ({ id }: SanctionView) => {
    const answer = await desk.end(reader.id, id);
    setProblem(answer.ok ? null : failureText(answer.failure, texts));
    if (answer.ok) onDone(people.endDone);
  };
  const where = ({ siteId }: SanctionView) => (siteId === null ? people.everywhere : people.on(reach.sites.find(({ id }) => id === siteId)?.name ?? people.aSite));
  return (
    <section>
      <h2>{people.history}</h2>
      {reader.sanctions.length === 0 && <p class="quiet">{people.noHistory}</p>}
      <p class="problem" role="alert">
        {problem}
      </p>
      <ol class="people-rows">
        {reader.sanctions.map((sanction) => (
          <li key={sanction.id}>
            <Moment at={sanction.createdAt} />
            <div>
              <p>
                <b>{people.kinds[sanction.kind]}</b> {where(sanction)}
                {sanction.until !== null && ` ${people.until(sanction.until)}`}
                {sanction.slowSeconds !== null && `, ${people.slowed(sanction.slowSeconds)}`} <span class="tag">{texts.reasons[sanction.reason]}</span>{' '}
                <StateOf sanction={sanction} />
              </p>
              {sanction.note !== null && sanction.note !== '' && <q dir="auto">{sanction.note}</q>}
            </div>
            {mayEnd(sanction, reach) && (
              <button class="plain" aria-label={people.endNamed(people.kinds[sanction.kind])} onClick={() => void end(sanction)}>
                {people.end}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What holds everywhere is for those who moderate everywhere; what was only told ends when it was read. */
const mayEnd = ({ endedAt, kind, acknowledgedAt, siteId }: SanctionView, { everywhere }: Reach): boolean =>
  endedAt === null && (siteId !== null || everywhere) && ((kind !== 'warn' && kind !== 'rename') || acknowledgedAt === null);

function StateOf({ sanction: { endedAt, acknowledgedAt, untold } }: { sanction: SanctionView }) {
  const { people } = useTexts();
  return (
    <>
      {endedAt !== null && <span class="tag">{people.ended}</span>} <span class="quiet">{untold && endedAt === null ? people.untold : acknowledgedAt === null ? people.unread : people.read}</span>
    </>
  );
}
