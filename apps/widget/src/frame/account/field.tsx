import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  name: string;
  type: 'text' | 'email' | 'password';
  label: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
  children?: ComponentChildren;
}

/** A labelled line to fill in, with what is wrong about it beside it. */
export function Field({ name, type, label, autoComplete, value, onChange, error, hint, children }: Props) {
  const id = useId();
  // Preact's types allow a type and its role only together, one type at a time.
  const kind = type === 'text' ? { type } : type === 'email' ? { type } : { type };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        {...kind}
        dir={type === 'text' ? 'auto' : 'ltr'}
        autoComplete={autoComplete}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error !== undefined}
        aria-describedby={error || hint ? `${id}-say` : undefined}
      />
      {(error ?? hint) && (
        <p id={`${id}-say`} class={error ? 'error' : 'hint'}>
          {error ?? hint} {children}
        </p>
      )}
    </div>
  );
}
