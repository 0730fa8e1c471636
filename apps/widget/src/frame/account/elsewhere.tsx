import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What happens once somebody is signed in. */
export interface ElsewhereProps {
  onDone: () => void;
}

/** The ways in by an account elsewhere, loaded once somebody looks for a way in. Without them, the form is enough. */
export function Elsewhere({ onDone }: ElsewhereProps) {
  const [parts, setParts] = useState<{ Providers: FunctionComponent<ElsewhereProps> } | null>(null);
  useEffect(() => void import('./providers.js').then(setParts, () => null), []);
  return parts && <parts.Providers onDone={onDone} />;
}
