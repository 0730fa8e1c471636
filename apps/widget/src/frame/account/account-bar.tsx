import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { OwnHistory } from '../profile/own-history.js';
import { prepareWayIn, WayIn } from './way-in.js';

/** Who is logged in, and the way in and out. */
export function AccountBar() {
  const { texts, user, tools } = useDesk();
  const [form, setForm] = useState<'login' | 'register' | null>(null);
  if (user) {
    return (
      <div class="who-bar needs-script">
        <Who />
        {tools?.session.registered && <WayIn registered />}
      </div>
    );
  }
  const prepare = () => prepareWayIn(texts.locale);
  return (
    <div class="who-bar needs-script" onPointerEnter={prepare} onFocusIn={prepare}>
      {form === null && (
        <>
          <button type="button" class="plain" onClick={() => setForm('login')}>
            {texts.say('logIn')}
          </button>
          <button type="button" class="plain" onClick={() => setForm('register')}>
            {texts.say('register')}
          </button>
        </>
      )}
      {form && <WayIn start={form} onDone={() => setForm(null)} onCancel={() => setForm(null)} />}
    </div>
  );
}

/** The name, and what whoever bears it can do about it. */
function Who() {
  const { texts, user, tools, model, announce, goTo } = useDesk();
  const [before, after] = texts.around('loggedInAs', 'name');

  async function leave() {
    await tools?.session.logOut();
    announce(texts.say('loggedOut'));
    // The button that was pressed is gone: the reader goes on from the top of the discussion.
    goTo('');
  }

  return (
    <>
      <span>
        {before}
        <bdi class="name">{user?.name}</bdi>
        {after}
      </span>
      <a class="plain" href={`${model.publicUrl}/account?lang=${texts.locale}`} target="_blank" rel="noopener">
        {texts.say('yourAccount')}
        <span class="unseen"> {texts.say('newTab')}</span>
      </a>
      <OwnHistory />
      <button type="button" class="plain" onClick={() => void leave()}>
        {texts.say('logOut')}
      </button>
    </>
  );
}
