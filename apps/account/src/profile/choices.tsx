import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { languages } from '#contract/languages';
import { useRoom } from '../page/room.js';

/** A language that is not one of ours, as its speakers call it. */
const nameOf = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;

interface ChoiceProps {
  value: string;
  onChange: (value: string) => void;
}

/** In which language this page and our messages are. Each is called as its speakers call it. */
export function LanguageChoice({ value, onChange }: ChoiceProps) {
  const { texts } = useRoom();
  const known: [tag: string, name: string][] = Object.entries(languages);
  if (value !== '' && !known.some(([tag]) => tag === value)) known.unshift([value, nameOf(value)]);
  return (
    <Choice
      label={texts.say('language')}
      hint={texts.say('languageHint')}
      name="locale"
      value={value}
      onChange={onChange}
    >
      <option value="">{texts.say('asBrowser')}</option>
      {known.map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </Choice>
  );
}

/** Where its owner's clock stands. */
export function TimeZoneChoice({ value, onChange }: ChoiceProps) {
  const { texts } = useRoom();
  const zones = Intl.supportedValuesOf('timeZone');
  const known = value === '' || zones.includes(value) ? zones : [value, ...zones];
  return (
    <Choice
      label={texts.say('timeZone')}
      hint={texts.say('timeZoneHint')}
      name="timeZone"
      value={value}
      onChange={onChange}
    >
      <option value="">{texts.say('timeZoneUnset')}</option>
      {known.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </Choice>
  );
}

interface SelectProps extends ChoiceProps {
  label: string;
  hint: string;
  name: string;
  children: ComponentChildren;
}

function Choice({ label, hint, name, value, onChange, children }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-describedby={`${id}-say`}
      >
        {children}
      </select>
      <p id={`${id}-say`} class="hint">
        {hint}
      </p>
    </div>
  );
}
