import type { PreferencesView } from '#contract/notifications';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';

/** Why no letters go to the address any more, and the way to have them again. */
export function MailStopped({ why, refresh }: { why: PreferencesView['mailStopped']; refresh: () => void }) {
  const { texts, api, announce } = useRoom();
  const task = useTask();
  if (why === null) return null;

  async function start() {
    if (!(await task.run(() => api.call('/me/mail-stop', { method: 'DELETE' })))) return;
    announce(texts.say('mailStarted'));
    refresh();
  }

  return (
    <div class="banner">
      <p>{texts.say(`mailStopped.${why}`)}</p>
      <button type="button" class="primary" disabled={task.busy} onClick={() => void start()}>
        {texts.say('mailStart')}
      </button>
      {task.below}
    </div>
  );
}
