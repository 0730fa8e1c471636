import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { checkAccount, problemTexts, type AccountFields, type FieldTexts } from './account-fields.js';
import { Field } from './field.js';

interface Props {
  /** Why somebody is asked to log in here. */
  reason?: string;
  start?: 'login' | 'register';
  onDone: () => void;
  onCancel: () => void;
}

/** Registering and logging in, where the reader already is. Nothing is left or reloaded for it. */
export function AccountForm({ reason, start = 'register', onDone, onCancel }: Props) {
  const { texts, tools, announce } = useDesk();
  const [mode, setMode] = useState(start);
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
  const turn = (to: 'login' | 'register') => {
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

  const registering = mode === 'register';
  return (
    <form
      class="account"
      ref={form}
      noValidate
      onSubmit={(event) => void send(event)}
      aria-label={texts.say(registering ? 'register' : 'logIn')}
    >
      {reason && <p class="reason">{reason}</p>}
      <Field
        name="email"
        type="email"
        label={texts.say('email')}
        autoComplete={registering ? 'email' : 'username'}
        value={fields.email}
        onChange={change('email')}
        error={wrong.email}
      >
        {wrong.taken && (
          <button type="button" class="plain" onClick={() => turn('login')}>
            {texts.say('emailTakenOffer')}
          </button>
        )}
      </Field>
      <Field
        name="password"
        type="password"
        label={texts.say('password')}
        autoComplete={registering ? 'new-password' : 'current-password'}
        value={fields.password}
        onChange={change('password')}
        error={wrong.password}
        hint={registering ? texts.say('passwordHint') : undefined}
      />
      {registering && (
        <Field
          name="name"
          type="text"
          label={texts.say('name')}
          autoComplete="nickname"
          value={fields.name}
          onChange={change('name')}
          error={wrong.name}
          hint={texts.say('nameHint')}
        />
      )}
      {wrong.form && (
        <p class="error" role="alert">
          {wrong.form}
        </p>
      )}
      <div class="row">
        <button class="primary" disabled={sending}>
          {texts.say(sending ? 'sending' : registering ? 'register' : 'logIn')}
        </button>
        <button type="button" class="plain" onClick={onCancel}>
          {texts.say('cancel')}
        </button>
        <span class="turn">
          {texts.say(registering ? 'haveAccount' : 'newHere')}{' '}
          <button type="button" class="plain" onClick={() => turn(registering ? 'login' : 'register')}>
            {texts.say(registering ? 'logIn' : 'register')}
          </button>
        </span>
      </div>
    </form>
  );
}
