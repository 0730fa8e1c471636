import { useRef, useState } from 'preact/hooks';
import type { DecisionReason } from '#contract/moderation';
import type { ReaderRecord } from '#contract/sanctions';
import { failureText } from '../api/failure-text.js';
import { reasonOrder } from '../queue/reason-texts.js';
import { useTexts } from '../shell/texts-context.js';
import type { PeopleDesk } from './people-desk.js';
import type { Reach } from './reader-page.js';
import { bodyOf, EVERYWHERE, settle, type Choice, type Settled, type What } from './sanction-choice.js';
import { lengths, untilOf, type Length } from './until.js';

interface Props {
  desk: PeopleDesk;
  reader: ReaderRecord;
  reach: Reach;
  onDone: (said: string) => void;
}

/** Where it is decided about a reader: what, where, until when and why, with what the reader will be told before it is sent. */
export function DecideAboutReader({ desk, reader, reach, onDone }: Props) {
  const texts = useTexts();
  const { people } = texts;
  const [choice, setChoice] = useState<Choice>({ what: 'warn', where: '', length: '7', date: '', seconds: 600, reason: 'abuse', note: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const change = (part: Partial<Choice>) => {
    setProblem(null);
    setChoice((before) => ({ ...before, ...part }));
  };
  const settled = settle(choice, reader, reach);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy.current) return;
    const body = bodyOf(settled, Date.now());
    if (body === null) return setProblem(people.dateMissing);
    busy.current = true;
    const { reason, note, untold, what } = settled;
    const answer = await (body === 'rename' ? desk.resetName(reader.id, { reason, note }) : desk.sanction(reader.id, body));
    busy.current = false;
    if (!answer.ok) return setProblem(failureText(answer.failure, texts));
    change({ note: '' });
    onDone((untold ? people.doneUntold : people.done)(people.kinds[what]));
  };
  return (
    <section>
      <h2>{people.act}</h2>
      <form class="decide-about" onSubmit={(event) => void send(event)}>
        <label>
          {people.what}
          <select value={choice.what} onChange={({ currentTarget }) => change({ what: currentTarget.value as What })}>
            {settled.whats.map((each) => (
              <option key={each} value={each}>
                {people.whats[each]}
              </option>
            ))}
          </select>
        </label>
        <Where settled={settled} onChange={change} />
        <HowLong choice={choice} onChange={change} />
        <Why settled={settled} onChange={change} />
        <label class="wide">
          {people.note}
          <textarea rows={2} dir="auto" maxLength={1000} value={choice.note} onInput={({ currentTarget }) => change({ note: currentTarget.value })} />
        </label>
        <WillBeTold choice={settled} />
        <p class="problem wide" role="alert">
          {problem}
        </p>
        <button class={choice.what === 'warn' ? 'primary' : 'warning'}>{people.send}</button>
      </form>
    </section>
  );
}

interface PartProps {
  settled: Settled;
  onChange: (part: Partial<Choice>) => void;
}

function Where({ settled: { what, where, everywhere, sites }, onChange }: PartProps) {
  const { people } = useTexts();
  if (what === 'rename') return null;
  return (
    <label>
      {people.where}
      <select value={where} onChange={({ currentTarget }) => onChange({ where: currentTarget.value })}>
        {everywhere && <option value={EVERYWHERE}>{people.everywhereOption}</option>}
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Why({ settled: { reason, untold }, onChange }: PartProps) {
  const texts = useTexts();
  return (
    <label>
      {texts.people.reason}
      <select value={reason} onChange={({ currentTarget }) => onChange({ reason: currentTarget.value as DecisionReason })}>
        {reasonOrder.filter((each) => !untold || each === 'spam').map((each) => (
          <option key={each} value={each}>
            {texts.reasons[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Until when, or how seldom: what the act needs to be told. */
function HowLong({ choice: { what, length, date, seconds }, onChange }: { choice: Choice; onChange: (part: Partial<Choice>) => void }) {
  const { people } = useTexts();
  if (what === 'warn' || what === 'rename') return null;
  return (
    <>
      {what === 'slow' && (
        <label>
          {people.seconds}
          <input type="number" min={10} max={86_400} required value={seconds} onInput={({ currentTarget }) => onChange({ seconds: Number(currentTarget.value) })} />
        </label>
      )}
      <label>
        {people.howLong}
        <select value={length} onChange={({ currentTarget }) => onChange({ length: currentTarget.value as Length })}>
          {lengths.map((days) => (
            <option key={days} value={String(days)}>
              {people.forDays(days)}
            </option>
          ))}
          <option value="date">{people.aDate}</option>
          <option value="open">{people.forGood}</option>
        </select>
      </label>
      {length === 'date' && (
        <label>
          {people.aDate}
          <input type="date" required value={date} onInput={({ currentTarget }) => onChange({ date: currentTarget.value })} />
        </label>
      )}
    </>
  );
}

function WillBeTold({ choice }: { choice: Settled }) {
  const texts = useTexts();
  const { people } = texts;
  const timed = choice.what !== 'warn' && choice.what !== 'rename';
  const until = timed ? untilOf(choice.length, choice.date, Date.now()) : null;
  if (choice.untold) {
    return (
      <div class="will wide" role="group" aria-label={people.will}>
        <p class="quiet">{people.will}</p>
        <p>{people.toldNothing}</p>
      </div>
    );
  }
  return (
    <div class="will wide" role="group" aria-label={people.will}>
      <p class="quiet">{people.will}</p>
      <p>
        {people.told[choice.what]} {until != null && `(${people.until(until)})`}
      </p>
      <p>{people.toldReason(texts.reasons[choice.reason])}</p>
      {choice.note.trim() !== '' && <q dir="auto">{choice.note.trim()}</q>}
    </div>
  );
}
