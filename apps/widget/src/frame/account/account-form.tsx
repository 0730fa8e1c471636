import { useDesk } from '../page/desk.js';
import { Elsewhere } from './elsewhere.js';
import { Field } from './field.js';
import { useAccountForm, type AccountMode } from './use-account-form.js';

interface Props {
  /** Why somebody is asked to log in here. */
  reason?: string;
  start?: AccountMode;
  onDone: () => void;
  onCancel: () => void;
}

/** Registering and logging in, where the reader already is. Nothing is left or reloaded for it. */
export function AccountForm({ reason, start = 'register', onDone, onCancel }: Props) {
  const { texts } = useDesk();
  const { mode, fields, wrong, sending, form, change, turn, send } = useAccountForm(start, onDone);
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
      <Elsewhere onDone={onDone} />
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
