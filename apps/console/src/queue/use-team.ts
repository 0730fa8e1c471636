import { useState } from 'preact/hooks';
import type { CallView } from '#contract/teamwork';
import type { Desk } from '../api/desk.js';
import type { Calling } from './call-form.js';
import { isTaken } from './free-items.js';
import { selectedItem } from './queue-state.js';
import type { Queue } from './use-queue.js';

/** What can be done about the open reply together with colleagues. */
export interface Team {
  /** What is being prepared. */
  calling: Calling | null;
  call: (calling: Calling | null) => void;
  called: (what: Calling) => void;
  drawerOpen: boolean;
  setDrawer: (open: boolean) => void;
  take: () => void;
  end: (call: CallView) => void;
  note: () => void;
}

export function useTeam(desk: Desk, { state, dispatch, load, me }: Queue): Team {
  const item = selectedItem(state);
  const [prepared, setPrepared] = useState<{ replyId: string; calling: Calling } | null>(null);
  const [drawerFor, setDrawerFor] = useState<string | null>(null);
  const id = item?.reply.can.moderate === true ? item.reply.id : null;
  return {
    calling: prepared !== null && prepared.replyId === id ? prepared.calling : null,
    call: (calling) => { setPrepared(calling === null || id === null ? null : { replyId: id, calling }); },
    called: (what) => {
      setPrepared(null);
      if (id !== null) dispatch({ type: 'passed', id, what });
      load('again');
    },
    drawerOpen: item !== null && drawerFor === item.reply.id,
    setDrawer: (open) => { setDrawerFor(open && item?.reply.author ? item.reply.id : null); },
    take: () => {
      if (item === null || id === null || !isTaken(item, me)) return;
      void desk.team.lease(id, true).then((answer) => {
        if (answer.ok) dispatch({ type: 'leased', id, lease: answer.value.lease, me });
      });
    },
    end: (call) => void desk.team.endCall(call.id).then(() => { load('again'); }),
    note: () => { document.querySelector<HTMLElement>('.reply-detail textarea[name=staff-note]')?.focus(); },
  };
}
