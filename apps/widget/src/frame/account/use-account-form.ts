import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { checkAccount, problemTexts, type AccountFields, type FieldTexts } from './account-fields.js';

/** Whether somebody makes an account or uses one. */
export type AccountMode = 'login' | 'register';

/** What the account form remembers, and what happens to it. Turning from one way in to the other keeps what was typed. */
export function useAccountForm(start: AccountMode, onDone: () => void) {
  const { texts, tools, announce } = useDesk();
  const [mode, setMode] = useState<AccountMode>(start);
  const [fields, setFields] = useState<AccountFields>({ email: '', password: '', name: '' });
  const [wrong, setWrong] = useState<FieldTexts>({});
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true }), [mode]);
  useEffect(() => {
    if (Object.keys(wrong).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [wrong]);

  const change = (name: keyof AccountFields) => (value: string) =>
    setFields((before) => ({ ...before, [name]: value }));
  const turn = (to: AccountMode) => {
    setMode(to);
    setWrong({});
  };

  async function send(event: Event) {
    event.preventDefault();
    if (!tools || sending) return;
    // A password manager may fill fields without telling anybody.
    const typed: AccountFields = { ...fields, ...Object.fromEntries(new FormData(form.current ?? undefined)) };
    const problems = checkAccount(mode, typed, texts);
    setWrong(problems);
    if (Object.keys(problems).length > 0) return;
    setSending(true);
    const { email, password, name } = typed;
    const outcome = await (mode === 'register'
      ? tools.session.register({ email, password, name })
      : tools.session.logIn({ email, password }));
    setSending(false);
    if (!outcome.ok) return setWrong(problemTexts(outcome.problem, texts));
    announce(texts.say('welcome', { name: outcome.value.user.name }));
    onDone();
  }

  return { mode, fields, wrong, sending, form, change, turn, send };
}
