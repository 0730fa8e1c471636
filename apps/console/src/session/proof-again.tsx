import { useEffect, useRef, useState } from 'preact/hooks';
import type { CredentialsView, ProofBody } from '#contract/credentials';
import type { ApiClient } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { usePasskey } from './use-passkey.js';

interface Props {
  client: ApiClient;
  onEnd: (proved: boolean) => void;
}

/** Before what can do much harm: shows once more that it is still the same person, in a window of its own. */
export function ProofAgain({ client, onEnd }: Props) {
  const texts = useTexts();
  const { session } = texts;
  const window = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [ways, setWays] = useState<CredentialsView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const prove = async (proof: ProofBody) => {
    const answer = await client.ask<undefined>('POST', '/me/proof', proof);
    if (answer.ok) onEnd(true);
    else setProblem(failureText(answer.failure, texts));
    return answer;
  };
  const passkey = usePasskey(client, '/me/proof/challenge', (credential) => prove({ credential } as ProofBody));
  useEffect(() => {
    window.current?.showModal();
    void client.ask<CredentialsView>('GET', '/me/credentials').then((answer) => {
      if (answer.ok) setWays(answer.value);
      else setProblem(failureText(answer.failure, texts));
    });
  }, [client, texts]);
  useEffect(() => field.current?.focus(), [ways]);
  const code = ways?.totp === true;
  const byPasskey = (ways?.passkeys.length ?? 0) > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement).get('proof');
    if (typeof typed === 'string') void prove(code ? { code: typed.replaceAll(/\s/g, '') } : { password: typed });
  };
  return (
    <dialog ref={window} class="proof-again" aria-labelledby="proof-again" onCancel={() => onEnd(false)}>
      <h2 id="proof-again">{session.again}</h2>
      <p>{session.againBody}</p>
      {byPasskey && (
        <button class={code ? '' : 'primary'} disabled={passkey.busy} onClick={() => void passkey.show()}>
          {session.usePasskey}
        </button>
      )}
      {ways !== null && (code || !byPasskey) && (
        <form onSubmit={submit}>
          <label>
            {code ? session.code : session.password}
            {code ? (
              <input key="code" ref={field} name="proof" dir="ltr" inputMode="numeric" autocomplete="one-time-code" required />
            ) : (
              <input key="password" ref={field} name="proof" type="password" dir="ltr" autocomplete="current-password" required />
            )}
          </label>
          <button class="primary">{session.goOn}</button>
        </form>
      )}
      <p class="problem" role="alert">
        {problem ?? passkey.problem}
      </p>
      <button class="plain" onClick={() => onEnd(false)}>
        {session.notNow}
      </button>
    </dialog>
  );
}
