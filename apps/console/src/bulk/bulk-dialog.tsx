import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BulkDecision, BulkPreviewBody } from '#contract/bulk';
import type { DecisionReason, QueueItem } from '#contract/moderation';
import { failureText } from '../api/failure-text.js';
import { reasonOrder } from '../queue/reason-texts.js';
import { useTexts } from '../shell/texts-context.js';
import type { BulkDesk } from './bulk-desk.js';
import { BulkResult } from './bulk-result.js';
import { LeftOut } from './left-out.js';
import { useBulk, type Bulk } from './use-bulk.js';

/** Which replies it is about: chosen ones, or the last of a reader. */
export type BulkAbout = Pick<BulkPreviewBody, 'replyIds' | 'author'>;

interface Props {
  desk: BulkDesk;
  about: BulkAbout;
  decision: BulkDecision;
  /** The reasons of the sites' own that may be given. */
  own?: QueueItem['ownReasons'];
  /** Called once it is under way. */
  onBegun: () => void;
  onClose: () => void;
}

/** One decision on many replies: why, what it would touch, how far it is, and the way back. Closing it stops nothing that is under way. */
export function BulkDialog({ desk, about, decision, own = [], onBegun, onClose }: Props) {
  const { bulk: texts } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const bulk = useBulk(desk);
  // What leaves the queue meanwhile takes no reason out of the list.
  const [ownReasons] = useState(own);
  const { preview, view } = bulk;
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    if (decision === 'approve') bulk.look({ ...about, decision });
  }, []);
  const begun = view !== null;
  useEffect(() => {
    if (begun) onBegun();
  }, [begun]);
  // Each step begins at its heading: what had the focus before is gone.
  const step = view !== null ? 'view' : preview !== null ? 'preview' : 'ask';
  useEffect(() => {
    if (step !== 'ask') dialog.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [step]);
  const title = view !== null ? texts.stateTitle[view.state] : texts.titles[decision];
  return (
    <dialog ref={dialog} class="bulk" aria-labelledby="bulk-title" onClose={onClose}>
      <h1 id="bulk-title" tabIndex={-1}>
        {title}
      </h1>
      {view !== null ? (
        <BulkResult bulk={bulk} view={view} onClose={() => dialog.current?.close()} />
      ) : preview !== null ? (
        <Preview bulk={bulk} own={ownReasons} onClose={() => dialog.current?.close()} />
      ) : decision === 'reject' ? (
        <Why own={ownReasons} busy={bulk.busy} onLook={(why) => { bulk.look({ ...about, decision, ...why }); }} onClose={() => dialog.current?.close()} />
      ) : (
        <p class="quiet">{texts.looking}</p>
      )}
      <Problem bulk={bulk} onClose={() => dialog.current?.close()} />
    </dialog>
  );
}

function Problem({ bulk: { failure, preview, view }, onClose }: { bulk: Bulk; onClose: () => void }) {
  const texts = useTexts();
  return (
    <>
      <p class="problem" role="alert">
        {failure !== null && failureText(failure, texts)}
      </p>
      {failure !== null && preview === null && view === null && <button onClick={onClose}>{texts.bulk.close}</button>}
    </>
  );
}

interface WhyProps {
  own: QueueItem['ownReasons'];
  busy: boolean;
  onLook: (why: Pick<BulkPreviewBody, 'reason' | 'ownReason' | 'note'>) => void;
  onClose: () => void;
}

/** How one of the sites' own reasons is told from a common one in the list. */
const OWN = 'own ';

function Why({ own, busy, onLook, onClose }: WhyProps) {
  const texts = useTexts();
  const [reason, setReason] = useState('spam');
  const [note, setNote] = useState('');
  const look = (event: SubmitEvent) => {
    event.preventDefault();
    onLook({ ...(reason.startsWith(OWN) ? { ownReason: reason.slice(OWN.length) } : { reason: reason as DecisionReason }), note: note.trim() === '' ? null : note.trim() });
  };
  return (
    <form class="bulk-why" onSubmit={look}>
      <label>
        {texts.bulk.reason}
        <select value={reason} onChange={({ currentTarget }) => { setReason(currentTarget.value); }}>
          {reasonOrder.map((each) => (
            <option key={each} value={each}>
              {texts.reasons[each]}
            </option>
          ))}
          {own.map(({ code, text }) => (
            <option key={code} value={`${OWN}${code}`}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        {texts.bulk.note}
        <textarea rows={2} dir="auto" maxLength={1000} value={note} onInput={({ currentTarget }) => { setNote(currentTarget.value); }} />
      </label>
      <div class="bulk-buttons">
        <button class="primary" disabled={busy}>
          {texts.bulk.look}
        </button>
        <button type="button" onClick={onClose}>
          {texts.bulk.cancel}
        </button>
      </div>
    </form>
  );
}

function Preview({ bulk, own, onClose }: { bulk: Bulk; own: QueueItem['ownReasons']; onClose: () => void }) {
  const texts = useTexts();
  const { preview } = bulk;
  if (preview === null) return null;
  const { touches, examples, left, decision, reason, ownReason, note } = preview;
  const why = own.find(({ code }) => code === ownReason)?.text ?? (reason === null ? null : texts.reasons[reason]);
  return (
    <>
      <p class="bulk-touches">{texts.bulk.touches(touches)}</p>
      {why !== null && <p class="quiet">{texts.bulk.because(why)}</p>}
      {note !== null && <q dir="auto">{note}</q>}
      {examples.length > 0 && (
        <ol class="bulk-examples" tabIndex={0} aria-label={texts.bulk.examples(examples.length, touches.replies)}>
          {examples.map(({ id, author, excerpt, article, status }) => (
            <li key={id}>
              <p dir="auto">{excerpt}</p>
              <p class="quiet">
                <bdi>{author.name}</bdi> · <bdi>{article.headline}</bdi> · {texts.statuses[status]}
              </p>
            </li>
          ))}
        </ol>
      )}
      {touches.replies > examples.length && <p class="quiet">{texts.bulk.more(touches.replies - examples.length)}</p>}
      <LeftOut title={texts.bulk.willLeave(left.length)} left={left} />
      <div class="bulk-buttons">
        {touches.replies > 0 && (
          <button class={decision === 'reject' ? 'warning' : 'primary'} disabled={bulk.busy} onClick={bulk.begin}>
            {texts.bulk.go(decision, touches.replies)}
          </button>
        )}
        <button onClick={onClose}>{texts.bulk.cancel}</button>
      </div>
    </>
  );
}
