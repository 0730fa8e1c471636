import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useDoor } from './door.js';

interface Props {
  name: string;
  type: 'text' | 'email' | 'password';
  label: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
  numeric?: boolean;
  children?: ComponentChildren;
}

/** A labelled line to fill in, with what is wrong about it beside it. What is hidden can be looked at. */
export function Field(props: Props) {
  const { name, type, label, autoComplete, value, onChange, error, hint, numeric, children } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  const secret = type === 'password';
  // Preact's types allow a type and its role only together, one type at a time.
  const kind = type === 'email' ? { type } : secret && !shown ? { type } : { type: 'text' as const };
  return (
    <div class={secret ? 'field secret' : 'field'}>
      <label for={id}>{label}</label>
      <div class="line">
        <input
          id={id}
          name={name}
          {...kind}
          dir={type === 'text' && !numeric ? 'auto' : 'ltr'}
          inputMode={numeric ? 'numeric' : undefined}
          autoComplete={autoComplete}
          autoCapitalize={type === 'text' ? undefined : 'none'}
          spellcheck={type === 'text'}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
          aria-invalid={error !== undefined}
          aria-describedby={error || hint ? `${id}-say` : undefined}
        />
        {secret && <Reveal shown={shown} onShow={setShown} />}
      </div>
      {(error ?? hint) && (
        <p id={`${id}-say`} class={error ? 'error' : 'hint'}>
          {error ?? hint} {children}
        </p>
      )}
    </div>
  );
}

function Reveal({ shown, onShow }: { shown: boolean; onShow: (shown: boolean) => void }) {
  const { texts } = useDoor();
  return (
    <button type="button" class="plain reveal" onClick={() => onShow(!shown)}>
      {texts.say(shown ? 'hidePassword' : 'showPassword')}
      <span class="unseen"> {texts.say('thePassword')}</span>
    </button>
  );
}
