import { AccountForm } from '../../../widget/src/frame/account/account-form.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { Ending, LinkPage } from './link-page.js';

/** Logs in by a link that was sent, once whoever opened it says so: a scanner that opens links presses no buttons. */
export function SignInPage({ token }: { token: string | null }) {
  const { texts, session } = useRoom();
  const task = useTask();

  const toAccount = () => location.assign('/account');
  async function enter() {
    if (await task.run(() => session.enter('link/redeem', { token }))) toAccount();
  }

  const gone = token === null || task.code === 'link.invalid';
  return (
    <LinkPage heading="signInHeading">
      {gone ? (
        <Ending text={texts.say(token === null ? 'linkMissing' : 'linkGone')}>
          <AccountForm start="link" onDone={toAccount} />
        </Ending>
      ) : (
        <>
          <p>{texts.say('signInIntro')}</p>
          {task.below}
          <p class="row">
            <button type="button" class="primary" disabled={task.busy} onClick={() => void enter()}>
              {texts.say(task.busy ? 'sending' : 'signInButton')}
            </button>
          </p>
        </>
      )}
    </LinkPage>
  );
}
