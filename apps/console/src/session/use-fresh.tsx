import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Answer, ApiClient } from '../api/client.js';
import { ProofAgain } from './proof-again.js';

type Act = <Value>(act: () => Promise<Answer<Value>>) => Promise<Answer<Value>>;

/** What only somebody may do who has shown just now that it is them: asks for that where the server does, and then does it. */
export function useFresh(client: ApiClient): { fresh: Act; asking: JSX.Element | null } {
  const [waiting, setWaiting] = useState<{ end: (proved: boolean) => void } | null>(null);
  const fresh: Act = async (act) => {
    const answer = await act();
    if (answer.ok || answer.failure.code !== 'proof.needed') return answer;
    const proved = await new Promise<boolean>((end) => { setWaiting({ end }); });
    setWaiting(null);
    return proved ? act() : answer;
  };
  return { fresh, asking: waiting === null ? null : <ProofAgain client={client} onEnd={waiting.end} /> };
}
