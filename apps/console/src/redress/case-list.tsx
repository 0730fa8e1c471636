import { failureText } from '../api/failure-text.js';
import { useOpenInSight } from '../queue/use-open-in-sight.js';
import { Icon } from '../shell/icons.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { useLoadMore } from '../shell/use-load-more.js';
import { casesOf, listToRead, noticeOn, type Case } from './redress-state.js';
import type { Redress } from './use-redress.js';

/** Appeals and notices, shortly. The open one stays in sight, and has the focus if the list had it, or if what had it is gone. */
export function CaseList({ redress: { state, dispatch, load } }: { redress: Redress }) {
  const texts = useTexts();
  const list = useOpenInSight(state.selectedId);
  const cases = casesOf(state);
  const more = useLoadMore(state.loading, load);

  return (
    <div class="queue-list cases" aria-busy={state.loading !== null}>
      {state.failure !== null && (
        <div class="list-note" role="alert">
          <p>
            {texts.redress.failed} {failureText(state.failure, texts)}
          </p>
          <button onClick={() => { load('first'); }}>{texts.queue.again}</button>
        </div>
      )}
      {state.loading === 'first' && cases.length === 0 && <p class="list-note quiet">{texts.redress.loading}</p>}
      <ol ref={list} aria-label={texts.redress.list}>
        {cases.map((each) => (
          <li key={each.it.id}>
            <Row each={each} open={each.it.id === state.selectedId} gone={each.it.id === state.selectedId && noticeOn(state)?.kind === 'elsewhere'} onSelect={(id) => { dispatch({ type: 'select', id }); }} />
          </li>
        ))}
      </ol>
      {listToRead(state) !== null && (
        <button class="more" aria-disabled={more.busy} onClick={more.press}>
          {texts.queue.more}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  each: Case;
  open: boolean;
  gone: boolean;
  onSelect: (id: string) => void;
}

function Row({ each: { kind, it }, open, gone, onSelect }: RowProps) {
  const { redress, reasons } = useTexts();
  return (
    <button class={gone ? 'row gone' : 'row'} aria-current={open ? 'true' : undefined} onClick={() => { onSelect(it.id); }}>
      <span class="row-head">
        <bdi class="name">{kind === 'appeal' ? redress.appealBy(it.user.name) : redress.notice}</bdi>
        <Moment at={it.decidedAt ?? it.createdAt} />
      </span>
      <span class="row-text" dir="auto">
        {kind === 'appeal' ? it.text : it.explanation}
      </span>
      <span class="row-why">
        <span>
          <Icon name={kind === 'appeal' ? 'undo' : 'flag'} />
          {kind === 'appeal' ? `${redress.measures[it.statement.measure]} · ${it.statement.ground.text ?? reasons[it.statement.ground.reason]}` : redress.outcomes[it.state]}
        </span>
        {it.decidedAt !== null && kind === 'appeal' && <span>{redress.outcomes[it.state]}</span>}
        <bdi>{kind === 'appeal' ? it.statement.article?.headline : it.article.headline}</bdi>
      </span>
    </button>
  );
}
