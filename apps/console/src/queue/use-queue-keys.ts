import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Chosen } from '../bulk/use-chosen.js';
import { routeHref } from '../shell/route.js';
import type { Command, Situation } from './keys.js';
import { queueKinds } from './queue-kinds.js';
import { lastRestorableOf } from './queue-state.js';
import { reasonOrder } from './reason-texts.js';
import type { Deciding } from './use-deciding.js';
import { useKeys } from './use-keys.js';
import type { Queue } from './use-queue.js';
import type { Team } from './use-team.js';

/** Whatever a key can set off. */
interface Means {
  deciding: Deciding;
  team: Team;
  undo: () => void;
  chosen: Chosen;
}

/** What each key does; what takes a number is told which, and all of them what is open. */
type Acts = { [Type in Command['type']]: (command: Extract<Command, { type: Type }>, now: Situation) => void };

const actsOn = ({ state, dispatch, me }: Queue, { deciding, team, undo, chosen }: Means): Omit<Acts, 'cancel' | 'help' | 'filter'> => ({
  next: () => { dispatch({ type: 'move', by: 1, me }); },
  previous: () => { dispatch({ type: 'move', by: -1, me }); },
  approve: deciding.approve,
  reject: deciding.openReasons,
  reason: ({ place }) => { deciding.choose(reasonOrder[place] ?? 'other'); },
  restore: () => {
    if (state.done?.decisionId != null) undo();
    else deciding.restore(lastRestorableOf(state.recent));
  },
  feature: deciding.feature,
  take: team.take,
  hand: () => { team.call('handed'); },
  ask: () => { team.call('asked'); },
  note: team.note,
  author: () => { team.setDrawer(!team.drawerOpen); },
  kind: ({ place }) => { location.hash = routeHref({ room: 'queue', kind: queueKinds[place] ?? 'held', threadId: state.threadId, narrowing: state.narrowing }); },
  choose: () => {
    if (state.selectedId !== null) chosen.toggle(state.selectedId);
  },
  thread: () => {
    if (deciding.item !== null) location.hash = routeHref({ room: 'threads', threadId: deciding.item.reply.threadId });
  },
});

/** Lets the keyboard do what the mouse does; says whether the list of keys is open. */
export function useQueueKeys(queue: Queue, means: Means, filter: RefObject<HTMLInputElement | null>): [boolean, (open: boolean) => void] {
  const [helpOpen, setHelpOpen] = useState(false);
  const { deciding, team } = means;
  const acts: Acts = {
    ...actsOn(queue, means),
    filter: () => { filter.current?.focus(); },
    help: () => { setHelpOpen(!helpOpen); },
    cancel: (_, now) => {
      const held = document.activeElement;
      if (now.helpOpen) setHelpOpen(false);
      else if (team.calling !== null) team.call(null);
      else if (deciding.rejecting !== null) deciding.stopRejecting();
      else if (held instanceof HTMLElement && held.matches('input, textarea')) held.blur();
      else queue.dispatch({ type: 'back' });
    },
  };
  const situation = { choosingReason: deciding.rejecting !== null, helpOpen, drawerOpen: team.drawerOpen, bulkOpen: means.chosen.deciding !== null };
  useKeys(situation, (command, now) => { (acts[command.type] as (given: Command, now: Situation) => void)(command, now); });
  return [helpOpen, setHelpOpen];
}
