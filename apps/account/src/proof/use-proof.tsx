import { useState } from 'preact/hooks';
import type { Outcome } from '../../../widget/src/frame/account/api.js';
import { ProofPanel } from './proof-panel.js';

/**
 * Does what may need a fresh proof. When the server asks for one, so does the page, in place; what was begun waits for it
 * with everything that was typed, and goes on by itself.
 */
export function useProof() {
  const [asking, setAsking] = useState<{ second: boolean; answer: (proven: boolean) => void } | null>(null);

  async function prove<Value>(act: () => Promise<Outcome<Value>>): Promise<Outcome<Value> | 'stopped'> {
    const first = await act();
    const code = first.ok ? undefined : first.problem?.code;
    if (code !== 'proof.needed' && code !== 'proof.second') return first;
    const proven = await new Promise<boolean>((answer) => setAsking({ second: code === 'proof.second', answer }));
    setAsking(null);
    return proven ? act() : 'stopped';
  }

  const panel = asking && (
    <ProofPanel second={asking.second} onProven={() => asking.answer(true)} onStop={() => asking.answer(false)} />
  );
  return { prove, panel };
}
