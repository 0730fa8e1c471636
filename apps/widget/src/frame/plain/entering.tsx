import type { PlainForm } from '#contract/plain-pages';
import type { Said, Wrong } from './said.js';

interface Props {
  form: PlainForm;
  said: Said;
  wrong: Wrong;
  /** What is asked of somebody who is not known, and what is said to somebody who is. */
  words?: { who: string; known: [before: string, after: string] };
}

/** Who somebody is: known already from an earlier page, or said here, with an account or without one. */
export function Entering({ form, said, wrong, words }: Props) {
  const { plain, account } = said;
  const { user, entering } = form;
  if (user) {
    const [before, after] = words?.known ?? plain.around('writingAs', 'name');
    return (
      <p class="writing-as">
        {before}
        <bdi>
          <strong>{user.name}</strong>
        </bdi>
        {after}
      </p>
    );
  }
  return (
    <fieldset class="entering">
      <legend>{words?.who ?? plain.say('whoWrites')}</legend>
      <div class="who">
        {(['known', 'newHere'] as const).map((text) => {
          const value = text === 'known' ? 'known' : 'new';
          return (
            <label key={value} class="choice">
              <input type="radio" name="who" value={value} checked={entering.who === value} />
              {plain.say(text)}
            </label>
          );
        })}
      </div>
      <Line
        name="email"
        type="email"
        label={account.say('email')}
        value={entering.email}
        autoComplete="username"
        error={wrong.email}
      />
      <Line
        name="password"
        type="password"
        label={account.say('password')}
        autoComplete={entering.who === 'known' ? 'current-password' : 'new-password'}
        error={wrong.password}
      />
      <div class="only-new">
        <Line
          name="name"
          type="text"
          label={account.say('name')}
          value={entering.name}
          autoComplete="nickname"
          hint={`${plain.say('onlyNew')}. ${account.say('nameHint')}`}
          error={wrong.name}
        />
      </div>
    </fieldset>
  );
}

/** For whoever sits at somebody else's computer. It stands last: the key for sending presses the first button of a form. */
export function Leave({ form, said }: { form: PlainForm; said: Said }) {
  if (!form.user) return null;
  return (
    <button class="plain" name="step" value="leave" formNoValidate>
      {said.plain.say('leave')}
    </button>
  );
}

interface LineProps {
  name: string;
  type: 'text' | 'email' | 'password';
  label: string;
  value?: string;
  autoComplete: string;
  hint?: string;
  error: string | undefined;
}

function Line({ name, type, label, value, autoComplete, hint, error }: LineProps) {
  const kind = type === 'email' ? { type } : type === 'password' ? { type } : { type: 'text' as const };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        {...kind}
        dir={type === 'text' ? 'auto' : 'ltr'}
        autoComplete={autoComplete}
        autoCapitalize={type === 'text' ? undefined : 'none'}
        spellcheck={type === 'text'}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error || hint ? `${name}-say` : undefined}
      />
      {(error ?? hint) && (
        <p id={`${name}-say`} class={error ? 'error' : 'hint'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
