import { useState } from 'preact/hooks';
import { checkPassword } from '../../../widget/src/frame/account/account-fields.js';
import { AccountForm } from '../../../widget/src/frame/account/account-form.js';
import { useDoor } from '../../../widget/src/frame/account/door.js';
import { Field } from '../../../widget/src/frame/account/field.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { Ending, LinkPage } from './link-page.js';

/** Sets a new password by a link that was sent. */
export function ResetPage({ token }: { token: string | null }) {
  const { texts, api } = useRoom();
  const { texts: words } = useDoor();
  const task = useTask();
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [done, setDone] = useState(false);

  async function send(event: Event) {
    event.preventDefault();
    const seen = checkPassword(password, words);
    setWrong(seen);
    if (seen) return;
    setDone(
      (await task.run(() => api.call('/auth/password/reset', { method: 'POST', body: { token, password } }))) !== null,
    );
  }

  const toAccount = () => location.assign('/account');
  const gone = token === null || task.code === 'link.invalid';
  const common = task.code === 'password.common' && task.wrong !== null ? task.wrong : undefined;
  if (done || gone) {
    return (
      <LinkPage heading="resetHeading">
        <Ending text={texts.say(done ? 'resetDone' : token === null ? 'linkMissing' : 'linkGone')}>
          <AccountForm start={done ? 'login' : 'forgot'} onDone={toAccount} />
        </Ending>
      </LinkPage>
    );
  }
  return (
    <LinkPage heading="resetHeading">
      <p>{texts.say('resetIntro')}</p>
      <form noValidate onSubmit={(event) => void send(event)}>
        <Field
          name="password"
          type="password"
          label={texts.say('newPassword')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={wrong ?? common}
          hint={words.say('passwordHint')}
        />
        {common === undefined && task.below}
        <div class="row">
          <button class="primary" disabled={task.busy}>
            {texts.say(task.busy ? 'sending' : 'resetButton')}
          </button>
        </div>
      </form>
    </LinkPage>
  );
}
