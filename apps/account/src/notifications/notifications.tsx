import { useRoom } from '../page/room.js';
import { DigestBlock } from './digest-block.js';
import { MailStopped } from './mail-stopped.js';
import { PauseBlock } from './pause-block.js';
import { PushBlock } from './push-block.js';
import { QuietBlock } from './quiet-block.js';
import { usePreferences } from './use-preferences.js';
import { WaysTable } from './ways-table.js';

/** Of what somebody is told, and in which ways. */
export function Notifications() {
  const { texts } = useRoom();
  const preferences = usePreferences();
  const { now, task, load } = preferences;
  return (
    <>
      <p class="intro">{texts.say('notificationsIntro')}</p>
      {now === null && !task.wrong && <p class="hint">{texts.say('loading')}</p>}
      {now && <MailStopped why={now.mailStopped} refresh={load} />}
      {now && <WaysTable kinds={now.kinds} set={preferences.set} />}
      {task.below}
      {now === null && task.wrong && (
        <button type="button" class="second" onClick={load}>
          {texts.say('tryAgain')}
        </button>
      )}
      {now && (
        <>
          <PushBlock />
          <DigestBlock digest={now.digest} set={preferences.set} />
          <QuietBlock quiet={now.quiet} set={preferences.set} />
          <PauseBlock until={now.pausedUntil} set={preferences.set} />
        </>
      )}
    </>
  );
}
