import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';
import { prepareWayIn, WayIn } from './way-in.js';

const signedIn = new Later(async () => (await import('./signed-in.js')).SignedIn);

/** Who is logged in, and the way in and out. */
export function AccountBar() {
  const { texts, user, tools } = useDesk();
  const [form, setForm] = useState<'login' | 'register' | null>(null);
  if (user) {
    return (
      <div class="who-bar needs-script">
        <Who key={user.id} />
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

/** Comes when somebody is logged in: most readers are not. */
function Who() {
  const { value: SignedIn, waiting } = useLater(signedIn);
  return SignedIn ? <SignedIn /> : waiting;
}
