import { useState } from 'preact/hooks';
import { checkPassword } from '../../../widget/src/frame/account/account-fields.js';
import { useDoor } from '../../../widget/src/frame/account/door.js';
import { Field } from '../../../widget/src/frame/account/field.js';
import { Block } from '../page/block.js';
import { useMe, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import type { SecurityProps } from './security.js';

/** The password: set, or set for the first time. */
export function PasswordBlock({ credentials, refresh }: SecurityProps) {
  const { texts, announce } = useRoom();
  const [changing, setChanging] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <Block title={texts.say('password')}>
      <p role={done ? 'status' : undefined}>
        {texts.say(done ? 'passwordChanged' : credentials.password ? 'passwordSet' : 'passwordUnset')}
      </p>
      {changing ? (
        <NewPassword
          has={credentials.password}
          onDone={() => {
            setChanging(false);
            setDone(true);
            announce(texts.say('passwordChanged'));
            void refresh();
          }}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <button type="button" class="second" onClick={() => setChanging(true)}>
          {texts.say(credentials.password ? 'changePassword' : 'setPassword')}
        </button>
      )}
    </Block>
  );
}

function NewPassword({ has, onDone, onCancel }: { has: boolean; onDone: () => void; onCancel: () => void }) {
  const { texts, api } = useRoom();
  const { texts: words } = useDoor();
  const me = useMe();
  const task = useTask();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ current?: string | undefined; password?: string | undefined }>({});

  async function send(event: Event) {
    event.preventDefault();
    const seen = {
      current: has && current === '' ? words.say('passwordMissing') : undefined,
      password: checkPassword(password, words),
    };
    setWrong(seen);
    if (seen.current || seen.password) return;
    const body = { password, ...(has ? { current } : {}) };
    if (await task.run(() => api.call('/me/password', { method: 'PUT', body }))) onDone();
  }

  const refused = (code: string) => (task.code === code ? (task.wrong ?? undefined) : undefined);
  return (
    <>
      <form noValidate onSubmit={(event) => void send(event)}>
        {/* A password manager looks for the name that the new password belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={me.email ?? me.name} />
        {has && (
          <Field
            name="current-password"
            type="password"
            label={texts.say('currentPassword')}
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={wrong.current ?? refused('password.wrong')}
          />
        )}
        <Field
          name="new-password"
          type="password"
          label={texts.say('newPassword')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={wrong.password ?? refused('password.common')}
          hint={words.say('passwordHint')}
        />
        <div class="row">
          <button class="primary" disabled={task.busy}>
            {texts.say(task.busy ? 'sending' : 'save')}
          </button>
          <button type="button" class="plain" onClick={onCancel}>
            {texts.say('cancel')}
          </button>
        </div>
      </form>
      {task.code !== 'password.wrong' && task.code !== 'password.common' && task.below}
    </>
  );
}
