import { useEffect } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { currentNotice, selectedItem, type QueueAction, type QueueState } from './queue-state.js';

/** A third of how long a lease holds: one that is lost on the way costs nothing. */
const RENEW_MS = 30_000;

/** Where the reply is beside the list; elsewhere it is open only while it is read. The style sheet’s own width. */
export const BESIDE = '(min-width: 48.01rem)';

/** Says that this moderator is looking at the open reply, for as long as it is open. */
export function useLease(desk: Desk, me: string, state: QueueState, dispatch: (action: QueueAction) => void): void {
  const item = selectedItem(state);
  const notice = currentNotice(state);
  const left = notice?.kind === 'elsewhere' || notice?.kind === 'transition';
  const open = state.reading || matchMedia(BESIDE).matches;
  const id = open && item !== null && item.reply.can.moderate && !left ? item.reply.id : null;

  useEffect(() => {
    if (id === null) return;
    let here = true;
    const hold = () => void desk.team.lease(id, false).then((answer) => {
      if (!here && answer.ok && answer.value.mine) void desk.team.release(id);
      else if (here && answer.ok) dispatch({ type: 'leased', id, lease: answer.value.lease, me });
    });
    const letGo = () => void desk.team.release(id);
    hold();
    const timer = setInterval(hold, RENEW_MS);
    addEventListener('pagehide', letGo);
    return () => {
      here = false;
      clearInterval(timer);
      removeEventListener('pagehide', letGo);
      letGo();
    };
  }, [desk, me, id, dispatch]);
}
