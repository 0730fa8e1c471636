import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';
import type { SignedIn } from './signed-in.js';
import { prepareWayIn, WayIn } from './way-in.js';

let asked: Later<typeof SignedIn> | null = null;

/** All of it at once, with its words: a button that moves while it is pressed was not pressed. */
const signedIn = (locale: string) =>
  (asked ??= new Later(async () => {
    const part = await import('./signed-in.js');
    await part.wordsAtHand(locale);
    return part.SignedIn;
  }));

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
  const { texts } = useDesk();
  const { value: Bar, waiting } = useLater(signedIn(texts.locale));
  return Bar ? <Bar /> : waiting;
}
