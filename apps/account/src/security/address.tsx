import { useState } from 'preact/hooks';
import type { CredentialsView } from '#contract/credentials';
import { checkEmail } from '../../../widget/src/frame/account/account-fields.js';
import { useDoor } from '../../../widget/src/frame/account/door.js';
import { Field } from '../../../widget/src/frame/account/field.js';
import { Block } from '../page/block.js';
import { useMe, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';

/** Where messages go, and whether they are known to arrive. */
export function Address({ credentials }: { credentials: CredentialsView }) {
  const { texts, api } = useRoom();
  const me = useMe();
  const task = useTask();
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  async function sendAgain() {
    if (await task.run(() => api.call('/me/email/verification', { method: 'POST' })))
      setSaid(texts.say('verificationSent', { email: me.email ?? '' }));
  }

  return (
    <Block title={texts.say('address')}>
      <p>
        {me.email === null ? texts.say('noAddress') : <bdi class="strong">{me.email}</bdi>}{' '}
        {me.email !== null && <span class="badge">{texts.say(me.emailVerified ? 'verified' : 'unverified')}</span>}
      </p>
      {said && (
        <p class="hint" role="status">
          {said}
        </p>
      )}
      {task.below}
      {changing ? (
        <NewAddress
          hasPassword={credentials.password}
          onSent={(email) => {
            setChanging(false);
            setSaid(texts.say('addressSent', { email }));
          }}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <div class="row">
          <button type="button" class="second" onClick={() => setChanging(true)}>
            {texts.say('change')}
          </button>
          {me.email !== null && !me.emailVerified && (
            <button type="button" class="plain" disabled={task.busy} onClick={() => void sendAgain()}>
              {texts.say('sendVerification')}
            </button>
          )}
        </div>
      )}
    </Block>
  );
}

interface NewAddressProps {
  hasPassword: boolean;
  onSent: (email: string) => void;
  onCancel: () => void;
}

function NewAddress({ hasPassword, onSent, onCancel }: NewAddressProps) {
  const { texts, api } = useRoom();
  const { texts: words } = useDoor();
  const task = useTask();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ email?: string | undefined; password?: string | undefined }>({});

  async function send(event: Event) {
    event.preventDefault();
    const seen = {
      email: checkEmail(email, words),
      password: hasPassword && password === '' ? words.say('passwordMissing') : undefined,
    };
    setWrong(seen);
    if (seen.email || seen.password) return;
    const body = { email: email.trim(), ...(hasPassword ? { password } : {}) };
    if (await task.run(() => api.call('/me/email', { method: 'POST', body }))) onSent(body.email);
  }

  const refused = task.wrong ?? undefined;
  return (
    <>
      <form noValidate onSubmit={(event) => void send(event)}>
        <Field
          name="email"
          type="email"
          label={texts.say('newAddress')}
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={wrong.email ?? (task.code === 'request.invalid' ? words.say('emailInvalid') : undefined)}
        />
        {hasPassword && (
          <Field
            name="current-password"
            type="password"
            label={texts.say('proofPassword')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={wrong.password ?? (task.code === 'password.wrong' ? refused : undefined)}
          />
        )}
        <div class="row">
          <button class="primary" disabled={task.busy}>
            {texts.say(task.busy ? 'sending' : 'save')}
          </button>
          <button type="button" class="plain" onClick={onCancel}>
            {texts.say('cancel')}
          </button>
        </div>
      </form>
      {task.code !== 'password.wrong' && task.code !== 'request.invalid' && task.below}
    </>
  );
}
