import { useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '#contract/accounts';
import type { Answer, ApiClient } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { usePasskey } from './use-passkey.js';

interface Props {
  client: ApiClient;
  ended: boolean;
  logIn: (email: string, password: string) => Promise<Answer<SessionAnswer>>;
  logInByPasskey: (credential: unknown) => Promise<Answer<SessionAnswer>>;
}

/** The door: an address and a password, or a passkey. */
export function LogIn({ client, ended, logIn, logInByPasskey }: Props) {
  const texts = useTexts();
  const passkey = usePasskey(client, '/auth/passkey/challenge', logInByPasskey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
    if (typeof email !== 'string' || typeof password !== 'string') return;
    setBusy(true);
    const answer = await logIn(email, password);
    if (answer.ok) return;
    setBusy(false);
    setProblem(failureText(answer.failure, texts));
    passwordField.current?.focus();
  };

  return (
    <main class="door">
      <form onSubmit={(event) => void submit(event)}>
        <p class="product">
          {texts.product} <span>{texts.forModerators}</span>
        </p>
        <h1>{texts.session.title}</h1>
        {ended && problem === null && <p class="notice">{texts.session.ended}</p>}
        <label>
          {texts.session.email}
          <input type="email" name="email" autocomplete="username" dir="ltr" required autofocus />
        </label>
        <label>
          {texts.session.password}
          <input ref={passwordField} type="password" name="password" autocomplete="current-password" dir="ltr" required />
        </label>
        <p class="problem" role="alert">
          {problem ?? passkey.problem}
        </p>
        <button class="primary" disabled={busy}>
          {busy ? texts.session.entering : texts.session.enter}
        </button>
        <button type="button" disabled={passkey.busy} onClick={() => void passkey.show()}>
          {texts.session.enterByPasskey}
        </button>
      </form>
    </main>
  );
}
