import type { MeView } from '#contract/accounts';
import { useMe, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';

/** Until when an account can still be kept that is to be deleted. */
export function DeletionBanner() {
  const { texts, api, session, announce } = useRoom();
  const me = useMe();
  const task = useTask();
  if (me.deletionAt === null) return null;

  async function keep() {
    if (!(await task.run(() => api.call('/me/deletion', { method: 'DELETE' })))) return;
    const now = await api.call<MeView>('/me');
    session.changed(now.ok ? now.value : { ...me, deletionAt: null });
    announce(texts.say('kept'));
  }

  return (
    <div class="banner">
      <p>{texts.say('deletionSet', { date: texts.date(me.deletionAt) })}</p>
      <button type="button" class="primary" disabled={task.busy} onClick={() => void keep()}>
        {texts.say('keep')}
      </button>
      {task.below}
    </div>
  );
}
