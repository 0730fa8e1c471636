import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '#contract/accounts';
import { checkAccount, problemTexts, type AccountFields, type AccountMode, type FieldTexts } from './account-fields.js';
import type { Api, Outcome } from './api.js';
import { useDoor } from './door.js';

/** What the account form remembers, and what happens to it. Turning from one way in to another keeps what was typed. */
export function useAccountForm(start: AccountMode, onDone: () => void) {
  const { texts, api, session, announce } = useDoor();
  const { mode, wrong, setWrong, sentTo, setSentTo, again, turn } = useModes(start);
  const [fields, setFields] = useState<AccountFields>({ email: '', password: '', name: '' });
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useFocus(form, `${mode} ${sentTo ?? ''}`, wrong);

  const change = (name: keyof AccountFields) => (value: string) =>
    setFields((before) => ({ ...before, [name]: value }));

  /** Whichever way somebody came in, they are greeted once. */
  function entered(outcome: Outcome<SessionAnswer>) {
    if (!outcome.ok) return setWrong(problemTexts(outcome.problem, texts));
    announce(texts.say('welcome', { name: outcome.value.user.name }));
    onDone();
  }

  async function send(event: Event) {
    event.preventDefault();
    if (sending) return;
    // A password manager may fill fields without telling anybody.
    const typed: AccountFields = { ...fields, ...Object.fromEntries(new FormData(form.current ?? undefined)) };
    typed.email = typed.email.trim();
    setFields(typed);
    const problems = checkAccount(mode, typed, texts);
    setWrong(problems);
    if (Object.keys(problems).length > 0) return;
    setSending(true);
    const { email, password, name } = typed;
    if (mode === 'register') entered(await session.register({ email, password, name }));
    else if (mode === 'login') entered(await session.logIn({ email, password }));
    else {
      const outcome = await askForLink(api, mode, email);
      if (outcome.ok) setSentTo(email);
      else setWrong(problemTexts(outcome.problem, texts));
    }
    setSending(false);
  }

  return { mode, fields, wrong, sending, sentTo, form, change, turn, send, entered, again };
}

/** Which form it is now, and how the last one ended. */
function useModes(start: AccountMode) {
  const [mode, setMode] = useState<AccountMode>(start);
  const [wrong, setWrong] = useState<FieldTexts>({});
  /** The address that a link went to, if there is an account with it. */
  const [sentTo, setSentTo] = useState<string | null>(null);
  function again() {
    setSentTo(null);
    setWrong({});
  }
  function turn(to: AccountMode) {
    setMode(to);
    again();
  }
  return { mode, wrong, setWrong, sentTo, setSentTo, again, turn };
}

/** The answer is the same whether or not there is an account. */
const askForLink = (api: Api, mode: 'forgot' | 'link', email: string): Promise<Outcome<null>> =>
  api.call(mode === 'forgot' ? '/auth/password/forgot' : '/auth/link', { method: 'POST', body: { email } });

/** The first field as soon as a form opens, and then the first one that is wrong. */
function useFocus(form: { current: HTMLFormElement | null }, opened: string, wrong: FieldTexts) {
  const focus = (selector: string) =>
    form.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  useEffect(() => focus('input, [tabindex]'), [opened]);
  useEffect(() => {
    if (Object.keys(wrong).length > 0) focus('[aria-invalid=true]');
  }, [wrong]);
}
