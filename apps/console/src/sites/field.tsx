import type { JSX } from 'preact';

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** The field itself, which is handed what ties it to its words. */
  children: (tied: { 'id': string; 'aria-describedby': string; 'aria-invalid': boolean }) => JSX.Element;
  /** A box to tick stands before its words. */
  box?: boolean;
}

/** A field with what it does in plain words, and what is wrong with it, where a screen reader finds both. */
export function Field({ id, label, hint, problem, children, box = false }: Props) {
  const tied = { 'id': id, 'aria-describedby': `${id}-hint ${id}-problem`, 'aria-invalid': problem !== undefined };
  return (
    <div class={box ? 'field box' : 'field'}>
      {box && children(tied)}
      <label for={id}>{label}</label>
      {!box && children(tied)}
      <p id={`${id}-hint`} class="quiet">
        {hint}
      </p>
      <p id={`${id}-problem`} class="problem">
        {problem}
      </p>
    </div>
  );
}
