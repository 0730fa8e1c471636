import { useCallback, useState } from 'preact/hooks';
import type { Answer, ApiClient } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';

/** A button that shows a passkey: whether it is busy, and what went wrong. What the browser signed is handed on. */
export function usePasskey(client: ApiClient, path: Parameters<ApiClient['passkeyOptions']>[0], hand: (credential: unknown) => Promise<Answer<unknown>>) {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const show = useCallback(async () => {
    setBusy(true);
    setProblem(null);
    const asked = await client.passkeyOptions(path);
    // Where the part that asks cannot be fetched nobody is asked, and the button stays to be pressed again.
    const credential = asked.ok ? await import('./show-passkey.js').then((part) => part.showPasskey(asked.value.options), () => null) : null;
    const answer = credential === null ? null : await hand(credential);
    if (answer?.ok) return;
    setBusy(false);
    if (!asked.ok) setProblem(failureText(asked.failure, texts));
    else setProblem(answer === null ? texts.session.noPasskey : failureText(answer.failure, texts));
  }, [client, path, hand, texts]);

  return { busy, problem, show };
}
