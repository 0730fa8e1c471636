import { useState } from 'preact/hooks';
import type { SessionAnswer } from '#contract/accounts';
import type { Answer } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';

interface Props {
  ended: boolean;
  logIn: (email: string, password: string) => Promise<Answer<SessionAnswer>>;
}

/** The door: an address and a password. */
export function LogIn({ ended, logIn }: Props) {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
    if (typeof email !== 'string' || typeof password !== 'string') return;
    setBusy(true);
    const answer = await logIn(email, password);
    if (answer.ok) return;
    setBusy(false);
    setProblem(failureText(answer.failure, texts));
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
          <input type="password" name="password" autocomplete="current-password" dir="ltr" required />
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button class="primary" disabled={busy}>
          {busy ? texts.session.entering : texts.session.enter}
        </button>
      </form>
    </main>
  );
}
