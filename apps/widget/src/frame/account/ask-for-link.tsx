import { useDoor } from './door.js';
import { Field } from './field.js';
import type { useAccountForm } from './use-account-form.js';

/** Asks for an address to send a link to. What is said afterwards does not tell whether there is an account. */
export function AskForLink({ account, mode }: { account: ReturnType<typeof useAccountForm>; mode: 'forgot' | 'link' }) {
  const { texts } = useDoor();
  const { fields, wrong, sending, sentTo, form, change, turn, send, again } = account;
  const heading = texts.say(mode === 'forgot' ? 'forgotHeading' : 'linkHeading');
  if (sentTo !== null) {
    return (
      <form class="account" ref={form} aria-label={heading}>
        <p class="form-heading" tabIndex={-1}>
          {texts.say('sentHeading')}
        </p>
        <p role="status">{texts.say(mode === 'forgot' ? 'sentForgot' : 'sentLink', { email: sentTo })}</p>
        <p class="hint">{texts.say('sentNothing')}</p>
        <div class="row">
          <button type="button" class="plain" onClick={again}>
            {texts.say('otherAddress')}
          </button>
          <button type="button" class="plain" onClick={() => turn('login')}>
            {texts.say('back')}
          </button>
        </div>
      </form>
    );
  }
  return (
    <form class="account" ref={form} noValidate onSubmit={(event) => void send(event)} aria-label={heading}>
      <p class="form-heading">{heading}</p>
      <p>{texts.say(mode === 'forgot' ? 'forgotExplained' : 'linkExplained')}</p>
      <Field
        name="email"
        type="email"
        label={texts.say('email')}
        autoComplete="username"
        value={fields.email}
        onChange={change('email')}
        error={wrong.email}
      />
      {wrong.form && (
        <p class="error" role="alert">
          {wrong.form}
        </p>
      )}
      <div class="row">
        <button class="primary" disabled={sending}>
          {texts.say(sending ? 'sending' : 'sendLink')}
        </button>
        <button type="button" class="plain" onClick={() => turn('login')}>
          {texts.say('back')}
        </button>
      </div>
    </form>
  );
}
