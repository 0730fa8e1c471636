import type { AccountMode } from './account-fields.js';
import { AskForLink } from './ask-for-link.js';
import { useDoor } from './door.js';
import { Field } from './field.js';
import { OtherWays } from './other-ways.js';
import { useAccountForm } from './use-account-form.js';

/** What a form is told by what it stands in. */
export interface AccountFormProps {
  /** Why somebody is asked to log in here. */
  reason?: string | undefined;
  start?: AccountMode | undefined;
  onDone: () => void;
  /** Absent where there is nothing to go back to. */
  onCancel?: (() => void) | undefined;
}

/** Registering and logging in, by every way there is. */
export function AccountForm({ reason, start = 'register', onDone, onCancel }: AccountFormProps) {
  const { texts } = useDoor();
  const account = useAccountForm(start, onDone);
  const { mode, wrong, sending, form, turn, send, entered } = account;
  if (mode === 'forgot' || mode === 'link') return <AskForLink account={account} mode={mode} />;
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
      <Typed account={account} />
      {wrong.form && (
        <p class="error" role="alert">
          {wrong.form}
        </p>
      )}
      <div class="row">
        <button class="primary" disabled={sending}>
          {texts.say(sending ? 'sending' : registering ? 'register' : 'logIn')}
        </button>
        {onCancel && (
          <button type="button" class="plain" onClick={onCancel}>
            {texts.say('cancel')}
          </button>
        )}
        <span class="turn">
          {texts.say(registering ? 'haveAccount' : 'newHere')}{' '}
          <button type="button" class="plain" onClick={() => turn(registering ? 'login' : 'register')}>
            {texts.say(registering ? 'logIn' : 'register')}
          </button>
        </span>
      </div>
      <OtherWays registering={registering} onLink={() => turn('link')} onEntered={entered} />
    </form>
  );
}

/** The fields of the two forms. What both have stays where it is, with what was typed. */
function Typed({ account }: { account: ReturnType<typeof useAccountForm> }) {
  const { texts } = useDoor();
  const { mode, fields, wrong, change, turn } = account;
  const registering = mode === 'register';
  return (
    <>
      <Field
        name="email"
        type="email"
        label={texts.say('email')}
        autoComplete="username"
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
        key={mode}
        name="password"
        type="password"
        label={texts.say('password')}
        autoComplete={registering ? 'new-password' : 'current-password'}
        value={fields.password}
        onChange={change('password')}
        error={wrong.password}
        hint={registering ? texts.say('passwordHint') : undefined}
      />
      {!registering && (
        <button type="button" class="plain forgotten" onClick={() => turn('forgot')}>
          {texts.say('forgotten')}
        </button>
      )}
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
    </>
  );
}
