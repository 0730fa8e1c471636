import { useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import { Block } from '../page/block.js';
import { useMe, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';

/** The end of an account: what it means, the question, the proof. A day remains to change one's mind. */
export function Deletion() {
  const { texts, api, session } = useRoom();
  const me = useMe();
  const task = useTask();
  const [sure, setSure] = useState(false);

  async function erase() {
    if (!(await task.run(() => api.call('/me', { method: 'DELETE', body: {} })))) return;
    setSure(false);
    const now = await api.call<MeView>('/me');
    if (now.ok) session.changed(now.value);
    scrollTo({ top: 0 });
  }

  return (
    <Block title={texts.say('deleteHeading')}>
      <p>{texts.say('deleteIntro')}</p>
      {me.deletionAt !== null ? (
        <p class="hint">{texts.say('deletionSet', { date: texts.date(me.deletionAt) })}</p>
      ) : sure ? (
        <>
          <p class="question" role="alert">
            {texts.say('deleteSure')}
          </p>
          {task.below}
          <div class="row">
            <button type="button" class="primary" disabled={task.busy} onClick={() => void erase()}>
              {texts.say('deleteYes')}
            </button>
            <button type="button" class="plain" onClick={() => setSure(false)}>
              {texts.say('cancel')}
            </button>
          </div>
        </>
      ) : (
        <button type="button" class="second" onClick={() => setSure(true)}>
          {texts.say('deleteBegin')}
        </button>
      )}
    </Block>
  );
}
