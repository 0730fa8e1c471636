import { useState } from 'preact/hooks';
import { directionOf, languages, languageTags, type Language } from '#contract/languages';
import { useTexts } from '../shell/texts-context.js';
import { draftOfRows, languagesOf, moved, rowsOf, withNew, type ReasonRow } from './own-reason-rows.js';
import { OwnReasonRow } from './own-reason-row.js';

interface Props {
  /** Of the field as a whole: the first of it that is wrong has the focus after a refusal. */
  id: string;
  label: string;
  hint: string;
  /** The rows, as the draft of a site keeps them. */
  value: string;
  /** What is wrong, by place. */
  problems: ReadonlyMap<string, string>;
  onChange: (value: string) => void;
}

/** The reasons of a site's own: each a row, with how it is said in each language of the site's; and those that are offered no more. */
export function OwnReasonsField({ id, label, hint, value, problems, onChange }: Props) {
  const { sites } = useTexts();
  const words = sites.reasons;
  const rows = rowsOf(value) ?? [];
  const [more, setMore] = useState<Language[]>([]);
  const [said, setSaid] = useState('');
  const shown = languageTags.filter((tag) => languagesOf(rows).includes(tag) || more.includes(tag));
  const offered = rows.filter(({ retired }) => !retired);
  const set = (now: readonly ReasonRow[], what: string) => {
    setSaid(what);
    onChange(draftOfRows(now));
  };
  const change = (key: string, part: Partial<ReasonRow>) => { set(rows.map((row) => (row.key === key ? { ...row, ...part } : row)), ''); };
  /** Whoever uses the keyboard goes on where they were: after the next paint, when what is new is there. */
  const focusOn = (selector: string) => { requestAnimationFrame(() => document.getElementById(id)?.querySelector<HTMLElement>(selector)?.focus()); };
  const add = () => {
    const now = withNew(rows);
    set(now, '');
    focusOn(`[data-key="${now.at(-1)?.key ?? ''}"] input`);
  };
  const remove = (row: ReasonRow) => {
    const next = offered[offered.indexOf(row) + 1] ?? offered[offered.indexOf(row) - 1];
    set(rows.filter((each) => each !== row), words.removed(row.code));
    focusOn(next === undefined ? '.add-reason' : `[data-key="${next.key}"] .remove`);
  };
  return (
    <fieldset id={id} class="own-reasons" aria-describedby={`${id}-hint ${id}-problem`}>
      <legend>{label}</legend>
      <p id={`${id}-hint`} class="quiet">
        {hint}
      </p>
      <p id={`${id}-problem`} class="problem" role="alert">
        {problems.get('')}
      </p>
      <ol aria-label={label}>
        {offered.map((row, place) => (
          <OwnReasonRow
            key={row.key}
            id={`${id}-${row.key.replace('+', 'new-')}`}
            row={row}
            languages={shown}
            problemAt={(where) => problems.get(where === '' ? `${rows.indexOf(row)}` : `${rows.indexOf(row)}.${where}`)}
            first={place === 0}
            last={place === offered.length - 1}
            onChange={(part) => change(row.key, part)}
            onMove={(by) => {
              set(moved(rows, row.key, by), words.moved(row.code, place + by + 1));
              focusOn(`[data-key="${row.key}"] .${by < 0 ? 'up' : 'down'}`);
            }}
            onRemove={() => remove(row)}
          />
        ))}
      </ol>
      <p class="acts">
        <button type="button" class="add-reason" onClick={add}>
          {words.add}
        </button>
        <OtherLanguage label={words.language} shown={shown} onChoose={(tag) => setMore([...more, tag])} />
      </p>
      <Retired rows={rows.filter(({ retired }) => retired)} onTakeUp={(row) => {
        change(row.key, { retired: false });
        focusOn(`[data-key="${row.key}"] input`);
      }} />
      <p class="quiet" role="status">
        {said}
      </p>
    </fieldset>
  );
}

/** Adds a field to every row. */
function OtherLanguage({ label, shown, onChoose }: { label: string; shown: readonly Language[]; onChoose: (tag: Language) => void }) {
  const left = languageTags.filter((tag) => !shown.includes(tag));
  if (left.length === 0) return null;
  return (
    <select
      aria-label={label}
      value=""
      onChange={({ currentTarget }) => {
        const tag = left.find((each) => each === currentTarget.value);
        if (tag !== undefined) onChoose(tag);
      }}
    >
      <option value="">{label}</option>
      {left.map((tag) => (
        <option key={tag} value={tag}>
          {languages[tag]}
        </option>
      ))}
    </select>
  );
}

/** What is offered no more, and was decided by: it can be taken up again. */
function Retired({ rows, onTakeUp }: { rows: readonly ReasonRow[]; onTakeUp: (row: ReasonRow) => void }) {
  const { sites, reasons } = useTexts();
  if (rows.length === 0) return null;
  return (
    <details class="retired-reasons">
      <summary>{sites.reasons.retired(rows.length)}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <p>
              <code>{row.code}</code> <span class="quiet">{reasons[row.under]}</span>
            </p>
            {Object.entries(row.texts).map(([tag, text]) => (
              <p key={tag} class="quiet" lang={tag} dir={directionOf(tag)}>
                {text}
              </p>
            ))}
            <button type="button" onClick={() => onTakeUp(row)}>
              {sites.reasons.takeUp(row.code)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
