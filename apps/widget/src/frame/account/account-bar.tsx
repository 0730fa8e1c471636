import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { AccountForm } from './account-form.js';

/** Who is logged in, and the way in and out. */
export function AccountBar() {
  const { texts, user, tools, announce } = useDesk();
  const [form, setForm] = useState<'login' | 'register' | null>(null);

  async function leave() {
    await tools?.session.logOut();
    announce(texts.say('loggedOut'));
  }

  if (user) {
    const [before, after] = texts.say('loggedInAs').split('{name}');
    return (
      <div class="who-bar needs-script">
        <span>
          {before}
          <bdi class="name">{user.name}</bdi>
          {after}
        </span>
        <button type="button" class="plain" onClick={() => void leave()}>
          {texts.say('logOut')}
        </button>
      </div>
    );
  }
  return (
    <div class="who-bar needs-script">
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
      {form && <AccountForm start={form} onDone={() => setForm(null)} onCancel={() => setForm(null)} />}
    </div>
  );
}
