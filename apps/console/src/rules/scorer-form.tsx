import { useState } from 'preact/hooks';
import type { ScorerBody, ScorerView } from '#contract/scorer';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import type { RulesDesk } from './rules-desk.js';

const modes = ['off', 'shown', 'tag', 'hold'] as const satisfies readonly ScorerBody['mode'][];

/** What a scorer may do, chosen: what takes figures can be chosen once there are some. */
export function ScorerForm({ desk, view, onSaved }: { desk: RulesDesk; view: ScorerView; onSaved: (view: ScorerView) => void }) {
  const texts = useTexts();
  const { scorer } = texts.rules;
  const [mode, setMode] = useState<ScorerBody['mode']>(view.mode);
  const [threshold, setThreshold] = useState(view.threshold ?? view.suggested ?? 0.9);
  const [said, setSaid] = useState<{ failed: boolean; text: string } | null>(null);
  const acts = (some: ScorerBody['mode']) => some === 'tag' || some === 'hold';
  const thresholds = view.figures.filter(({ precision }) => precision !== null).map((figure) => figure.threshold);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    setSaid({ failed: false, text: scorer.saving });
    const answer = await desk.setScorer(view.siteId, acts(mode) ? { mode, threshold } : { mode });
    setSaid(answer.ok ? { failed: false, text: scorer.saved } : { failed: true, text: failureText(answer.failure, texts) });
    if (answer.ok) onSaved(answer.value);
  };
  return (
    <form class="scorer-form" onSubmit={(event) => void save(event)}>
      <fieldset class="choice">
        <legend>{scorer.may}</legend>
        {modes.map((each) => (
          <label key={each}>
            <input type="radio" name="scorer-mode" checked={mode === each} disabled={acts(each) && thresholds.length === 0} onChange={() => { setMode(each); setSaid(null); }} />
            {scorer.modes[each]}
          </label>
        ))}
      </fieldset>
      {acts(mode) && (
        <label class="scorer-threshold">
          {scorer.threshold}
          <select value={String(threshold)} onChange={(event) => { setThreshold(Number(event.currentTarget.value)); setSaid(null); }}>
            {[...new Set([...thresholds, threshold])].sort((one, other) => one - other).map((each) => (
              <option key={each} value={String(each)}>
                {scorer.hundredths(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p>
        <button class="primary">{scorer.save}</button>{' '}
        <span class={said?.failed === true ? 'problem' : 'quiet'} role="status">
          {said?.text ?? ''}
        </span>
      </p>
    </form>
  );
}
