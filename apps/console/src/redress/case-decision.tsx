import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';
import type { Case, CaseNotice, Verdict } from './redress-state.js';
import type { Preparing } from './use-preparing.js';

interface Props {
  each: Case;
  notice: CaseNotice | null;
  preparing: Preparing;
  busy: boolean;
  onNext: () => void;
}

/** Always at the foot of the open case: decide one way or the other with what is written to whom it concerns, or what was decided. */
export function CaseDecision({ each, notice, preparing, busy, onNext }: Props) {
  const texts = useTexts();
  const { redress } = texts;
  const { verdict } = preparing;
  const foot = useFocusKept(`${verdict} ${notice?.kind}`);
  if (notice?.kind === 'elsewhere') {
    return (
      <footer ref={foot} class="decide left">
        <p role="alert">{notice.now === null ? redress.elsewhere(null, null) : redress.elsewhere(notice.now.it.decidedBy?.name ?? null, redress.outcomes[notice.now.it.state])}</p>
        <button onClick={onNext}>{texts.decide.next}</button>
      </footer>
    );
  }
  const { kind, it } = each;
  if (!it.can.decide) {
    return (
      <footer ref={foot} class="decide left">
        {it.decidedAt === null ? <p>{redress.another}</p> : <Decided each={each} />}
      </footer>
    );
  }
  return (
    <footer ref={foot} class="decide" aria-label={redress.decide}>
      {notice?.kind === 'failed' && (
        <p class="problem" role="alert">
          {failureText(notice.failure, texts)}
        </p>
      )}
      {verdict !== null ? (
        <Words kind={kind} verdict={verdict} preparing={preparing} busy={busy} />
      ) : (
        <div class="decide-buttons">
          <button onClick={() => { preparing.prepare('approve'); }}>
            <Icon name="check" />
            {redress.approve[kind]}… <kbd>A</kbd>
          </button>
          <button class="warning" onClick={() => { preparing.prepare('reject'); }}>
            <Icon name="cross" />
            {redress.reject[kind]}… <kbd>R</kbd>
          </button>
        </div>
      )}
    </footer>
  );
}

/** Keeps the focus at the foot of the case where what had it there is gone. */
function useFocusKept(step: string) {
  const foot = useRef<HTMLElement>(null);
  const before = useRef(step);
  useLayoutEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const place = foot.current?.querySelector<HTMLElement>('textarea, button');
    if (place?.matches('textarea') === true || document.activeElement === document.body) place?.focus();
  }, [step]);
  return foot;
}

function Decided({ each: { kind, it } }: { each: Case }) {
  const { redress } = useTexts();
  const said = kind === 'appeal' ? it.note : it.reason;
  return (
    <p>
      {it.state === 'closed' ? redress.closed(redress.outcomes.closed) : redress.decidedBy(it.decidedBy?.name ?? '', redress.outcomes[it.state])}
      {said !== null && said !== '' && <q dir="auto"> {said}</q>}
    </p>
  );
}

interface WordsProps {
  kind: Case['kind'];
  verdict: Verdict;
  preparing: Preparing;
  busy: boolean;
}

function Words({ kind, verdict, preparing, busy }: WordsProps) {
  const { redress, decide } = useTexts();
  const id = useId();
  const { words, missing, write, send, stop } = preparing;
  return (
    <form
      class="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (!busy) send();
      }}
    >
      <label for={id}>{redress.words[kind]}</label>
      <textarea id={id} dir="auto" rows={3} maxLength={1_000} aria-invalid={missing} aria-describedby={`${id}-missing`} value={words} onInput={({ currentTarget }) => { write(currentTarget.value); }} />
      <p id={`${id}-missing`} class="problem" role="alert">
        {missing && redress.wordsMissing}
      </p>
      <div class="decide-buttons">
        <button class={verdict === 'approve' ? 'primary' : 'warning'} aria-disabled={busy}>
          {redress[verdict][kind]} <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={stop}>
          {decide.cancel} <kbd>Esc</kbd>
        </button>
        <span class="quiet" role="status">
          {busy && redress.sending}
        </span>
      </div>
    </form>
  );
}
