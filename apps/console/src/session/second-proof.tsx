import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProofBody } from '#contract/credentials';
import type { Answer, ApiClient } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import type { SecondWays } from './session-state.js';
import { usePasskey } from './use-passkey.js';

interface Props {
  client: ApiClient;
  name: string;
  ways: SecondWays;
  prove: (proof: ProofBody) => Promise<Answer<undefined>>;
  logOut: () => void;
}

/** Between the password and the desk: what only the moderator has. */
export function SecondProof({ client, name, ways, prove, logOut }: Props) {
  const texts = useTexts();
  const passkey = usePasskey(client, '/me/proof/challenge', (credential) => prove({ credential } as ProofBody));
  return (
    <main class="door">
      <div>
        <p class="product">
          {texts.product} <span>{texts.forModerators}</span>
        </p>
        <h1>{texts.session.second}</h1>
        <p>
          <bdi>{texts.session.secondBody(name)}</bdi>
        </p>
        {ways.passkey && (
          <button class={ways.code ? '' : 'primary'} disabled={passkey.busy} onClick={() => void passkey.show()}>
            {texts.session.usePasskey}
          </button>
        )}
        {passkey.problem !== null && (
          <p class="problem" role="alert">
            {passkey.problem}
          </p>
        )}
        {ways.code && <CodeForm prove={prove} />}
        <button class="plain" onClick={logOut}>
          {texts.session.leave}
        </button>
      </div>
    </main>
  );
}

/** A code of the application, or one of those that stand in for it. */
function CodeForm({ prove }: Pick<Props, 'prove'>) {
  const texts = useTexts();
  const [lost, setLost] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // A browser heeds autofocus once in a page, and the door has had it.
  useEffect(() => {
    if (!busy) field.current?.focus();
  }, [lost, busy]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement).get('code');
    if (typeof typed !== 'string') return;
    setBusy(true);
    const answer = await prove(lost ? { recoveryCode: typed } : { code: typed.replaceAll(/\s/g, '') });
    if (answer.ok) return;
    setBusy(false);
    setProblem(failureText(answer.failure, texts));
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        {lost ? texts.session.recoveryCode : texts.session.code}
        {lost ? (
          <input key="recovery" ref={field} name="code" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck={false} maxLength={40} required />
        ) : (
          <input key="code" ref={field} name="code" dir="ltr" autocomplete="one-time-code" inputMode="numeric" pattern="\s*\d{3}\s*\d{3}\s*" title={texts.session.codeShape} required />
        )}
      </label>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button class="primary" disabled={busy}>
        {texts.session.goOn}
      </button>
      <button
        type="button"
        class="plain"
        onClick={() => {
          setLost(!lost);
          setProblem(null);
        }}
      >
        {lost ? texts.session.haveCode : texts.session.lostCode}
      </button>
    </form>
  );
}
