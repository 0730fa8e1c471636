import { useContext, useState } from 'preact/hooks';
import { AccountForm } from '../../../widget/src/frame/account/account-form.js';
import { MeContext, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { Ending, LinkPage, ToAccount } from './link-page.js';

/** Accepts an invitation to work on a site, for whoever is logged in with the address that it was sent to; whoever is not does that first, or registers. */
export function InvitationPage({ token }: { token: string | null }) {
  const { texts, api, session } = useRoom();
  const me = useContext(MeContext);
  const task = useTask();
  const [done, setDone] = useState(false);

  async function accept() {
    if (!(await task.run(() => api.call('/me/invitations', { method: 'POST', body: { token } })))) return;
    setDone(true);
    await session.renew();
  }

  if (done || token === null || task.code === 'link.invalid') {
    return (
      <LinkPage heading="invitationHeading">
        <Ending text={texts.say(done ? 'invitationDone' : token === null ? 'linkMissing' : 'invitationGone')}>
          <ToAccount />
        </Ending>
      </LinkPage>
    );
  }
  return (
    <LinkPage heading="invitationHeading">
      <p>{texts.say('invitationIntro')}</p>
      {me ? (
        <>
          <p>{texts.say('invitationAs', { name: me.name })}</p>
          {task.below}
          <p class="row">
            <button type="button" class="primary" disabled={task.busy} onClick={() => void accept()}>
              {texts.say(task.busy ? 'sending' : 'invitationButton')}
            </button>
          </p>
        </>
      ) : (
        <AccountForm reason={texts.say('invitationLogIn')} start="register" onDone={() => undefined} />
      )}
    </LinkPage>
  );
}
