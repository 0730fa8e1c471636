import { useContext, useState } from 'preact/hooks';
import { AccountForm } from '../../../widget/src/frame/account/account-form.js';
import { MeContext, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { Ending, LinkPage, ToAccount } from './link-page.js';

/** Confirms an address, or a new one, once its owner says so. */
export function VerifyPage({ token }: { token: string | null }) {
  const { texts, api, session } = useRoom();
  const task = useTask();
  const [done, setDone] = useState(false);

  async function verify() {
    const verified = await task.run(() => api.call('/auth/email/verify', { method: 'POST', body: { token } }));
    if (!verified) return;
    setDone(true);
    // Told at once, since whoever has confirmed it may close the page; what else has changed with it is looked up.
    if (session.user) session.changed({ ...session.user, emailVerified: true });
    if (session.user) await session.renew();
  }

  if (done) {
    return (
      <LinkPage heading="verifyHeading">
        <Ending text={texts.say('verifyDone')}>
          <ToAccount />
        </Ending>
      </LinkPage>
    );
  }
  const gone = token === null || task.code === 'link.invalid';
  return (
    <LinkPage heading="verifyHeading">
      {gone ? (
        <NewLink text={texts.say(token === null ? 'linkMissing' : 'linkGone')} />
      ) : (
        <>
          <p>{texts.say('verifyIntro')}</p>
          {task.below}
          <p class="row">
            <button type="button" class="primary" disabled={task.busy} onClick={() => void verify()}>
              {texts.say(task.busy ? 'sending' : 'verifyButton')}
            </button>
          </p>
        </>
      )}
    </LinkPage>
  );
}

/** Another link, for whoever is logged in; whoever is not does that first. */
function NewLink({ text }: { text: string }) {
  const { texts, api } = useRoom();
  const me = useContext(MeContext);
  const task = useTask();
  const [sent, setSent] = useState(false);
  const send = () =>
    task.run(() => api.call('/me/email/verification', { method: 'POST' })).then((done) => setSent(done !== null));
  if (!me) {
    return (
      <Ending text={text}>
        <AccountForm reason={texts.say('linkLogIn')} start="login" onDone={() => undefined} />
      </Ending>
    );
  }
  if (sent) return <Ending text={texts.say('verificationSent', { email: me.email ?? '' })} />;
  return (
    <Ending text={me.emailVerified ? texts.say('verifyDone') : text}>
      {task.below}
      {me.emailVerified ? (
        <ToAccount />
      ) : (
        <p class="row">
          <button type="button" class="primary" disabled={task.busy} onClick={() => void send()}>
            {texts.say('linkNew')}
          </button>
        </p>
      )}
    </Ending>
  );
}
