import type { BulkView } from '#contract/bulk';
import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';
import { LeftOut } from './left-out.js';
import type { Bulk } from './use-bulk.js';

/** How far a bulk is, what came of it, and the way back. */
export function BulkResult({ bulk, view, onClose }: { bulk: Bulk; view: BulkView; onClose: () => void }) {
  const { bulk: texts } = useTexts();
  const { state, waiting } = view;
  const goesOn = state === 'running' || state === 'undoing';
  const all = state === 'undoing' ? view.done + view.undone : view.asked;
  const through = all - waiting;
  return (
    <>
      {goesOn && (
        <>
          <progress max={Math.max(all, 1)} value={through} aria-label={texts.stateTitle[state]} />
          <p class="count">{texts.progress(through, all)}</p>
        </>
      )}
      <p role="status" class="bulk-touches">
        {state === 'done' && texts.done(view.decision, view.done)}
        {state === 'undone' && texts.undone(view.undone)}
      </p>
      {state === 'done' && <LeftOut title={texts.wereLeft(view.left.length)} left={view.left} />}
      {state === 'undone' && <LeftOut title={texts.wereKept(view.kept.length)} left={view.kept} />}
      <div class="bulk-buttons">
        {state === 'done' && view.done > 0 && (
          <button disabled={bulk.busy} onClick={bulk.undo}>
            <Icon name="undo" />
            {texts.undo(view.done)}
          </button>
        )}
        <button onClick={onClose}>{goesOn ? texts.goOn : texts.close}</button>
      </div>
      {goesOn && <p class="quiet">{texts.goesOnAlone}</p>}
    </>
  );
}
