import { directionOf, languages, type Language } from '#contract/languages';
import { reasonOrder } from '../queue/reason-texts.js';
import { useTexts } from '../shell/texts-context.js';
import { Field } from './field.js';
import { isNew, type ReasonRow } from './own-reason-rows.js';

interface Props {
  id: string;
  row: ReasonRow;
  /** In which languages it can be said. */
  languages: readonly Language[];
  /** What is wrong at a place in it; at the empty one, with the row as a whole. */
  problemAt: (where: string) => string | undefined;
  first: boolean;
  last: boolean;
  onChange: (part: Partial<ReasonRow>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One reason of a site's own: its code, which common reason it counts under, and how it is said. */
export function OwnReasonRow({ id, row, languages: shown, problemAt, first, last, onChange, onMove, onRemove }: Props) {
  const texts = useTexts();
  const words = texts.sites.reasons;
  const { code, under } = row;
  return (
    <li data-key={row.key}>
      <div role="group" aria-label={words.row(code)}>
        <div class="own-reason-head">
          {isNew(row) ? (
            <Field id={`${id}-code`} label={words.code} hint={words.codeHint} problem={problemAt('code')}>
              {(tied) => <input {...tied} dir="ltr" maxLength={40} spellcheck={false} autocomplete="off" value={code} onInput={({ currentTarget }) => onChange({ code: currentTarget.value })} />}
            </Field>
          ) : (
            <p class="field">
              <span class="quiet">{words.code}</span> <code>{code}</code>
              <span class="problem">{problemAt('code')}</span>
            </p>
          )}
          <Field id={`${id}-under`} label={words.under} problem={problemAt('under')}>
            {(tied) => (
              <select {...tied} value={under} onChange={({ currentTarget }) => onChange({ under: reasonOrder.find((each) => each === currentTarget.value) ?? under })}>
                {reasonOrder.map((each) => (
                  <option key={each} value={each}>
                    {texts.reasons[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {shown.map((tag, place) => (
          <Field key={tag} id={`${id}-${tag}`} label={words.saidIn(languages[tag])} problem={problemAt(`texts.${tag}`) ?? (place === 0 ? (problemAt('texts') ?? problemAt('')) : undefined)}>
            {(tied) => <input {...tied} lang={tag} dir={directionOf(tag)} maxLength={200} autocomplete="off" value={row.texts[tag] ?? ''} onInput={({ currentTarget }) => onChange({ texts: { ...row.texts, [tag]: currentTarget.value } })} />}
          </Field>
        ))}
        <p class="acts">
          <button type="button" class="plain up" aria-disabled={first} onClick={() => { if (!first) onMove(-1); }}>
            {words.up}
          </button>
          <button type="button" class="plain down" aria-disabled={last} onClick={() => { if (!last) onMove(1); }}>
            {words.down}
          </button>
          <button type="button" class="plain remove" onClick={onRemove}>
            {words.remove}
          </button>
        </p>
      </div>
    </li>
  );
}
