import { useTexts } from '../shell/texts-context.js';
import { Field } from './field.js';
import { reasonProblems } from './own-reason-rows.js';
import { OwnReasonsField } from './own-reasons-field.js';
import { kindOf, type SiteField } from './site-fields.js';

interface Props {
  field: SiteField;
  value: string | boolean;
  problem: string | undefined;
  /** Everything that was wrong with what was sent: a field of several parts finds its own. */
  errors: readonly { path: string; message: string }[];
  onChange: (value: string | boolean) => void;
}

/** The id of a field in the page. */
export const fieldId = (field: SiteField): string => `site-${field.replaceAll('.', '-')}`;

/** One thing that can be changed of a site, typed or chosen as its kind is. */
export function SiteFieldInput({ field, value, problem, errors, onChange }: Props) {
  const { sites } = useTexts();
  const how = kindOf(field);
  const { label, hint, choices } = sites.field(field);
  const text = typeof value === 'string' ? value : '';
  if (how.kind === 'reasons') return <OwnReasonsField id={fieldId(field)} label={label} hint={hint} value={text} problems={reasonProblems(errors, field)} onChange={onChange} />;
  return (
    <Field id={fieldId(field)} label={label} hint={hint} problem={problem} box={how.kind === 'yes'}>
      {(tied) => {
        switch (how.kind) {
          case 'yes':
            return <input {...tied} type="checkbox" checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />;
          case 'lines':
            return <textarea {...tied} dir="ltr" rows={Math.max(3, text.split('\n').length + 1)} spellcheck={false} value={text} onInput={({ currentTarget }) => onChange(currentTarget.value)} />;
          case 'number':
            return <input {...tied} class="short" inputMode="numeric" autocomplete="off" value={text} onInput={({ currentTarget }) => onChange(currentTarget.value)} />;
          case 'text':
            return <input {...tied} dir="auto" maxLength={how.max} autocomplete="off" value={text} onInput={({ currentTarget }) => onChange(currentTarget.value)} />;
          case 'choice':
            return (
              <select {...tied} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
                {how.of.map((each) => (
                  <option key={each} value={each}>
                    {choices[each] ?? each}
                  </option>
                ))}
              </select>
            );
        }
      }}
    </Field>
  );
}
