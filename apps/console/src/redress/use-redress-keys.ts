import { useState } from 'preact/hooks';
import type { KeyRow } from '../queue/keys-help.js';
import type { Command, Situation } from '../queue/keys.js';
import { useKeys } from '../queue/use-keys.js';
import { routeHref } from '../shell/route.js';
import type { Texts } from '../texts/english.js';
import { redressStates } from './redress-bar.js';
import type { Preparing } from './use-preparing.js';
import type { Redress } from './use-redress.js';

/** The keys of the room: those of the queue, where they mean the same. */
export const redressKeys = ({ redress: { keys } }: Texts): KeyRow[] => [
  [['J', '↓'], keys.next],
  [['K', '↑'], keys.previous],
  [['A'], keys.approve],
  [['R'], keys.reject],
  [['P'], keys.author],
  [['1', '2'], keys.kinds],
  [['O'], keys.thread],
  [['?'], keys.help],
];

type Acts = { [Type in Command['type']]?: (command: Extract<Command, { type: Type }>, now: Situation) => void };

/** Lets the keyboard do what the mouse does; says whether the list of keys is open. */
export function useRedressKeys({ dispatch }: Redress, preparing: Preparing, drawer: { open: boolean; set: (open: boolean) => void }): [boolean, (open: boolean) => void] {
  const [helpOpen, setHelpOpen] = useState(false);
  const acts: Acts = {
    next: () => { dispatch({ type: 'move', by: 1 }); },
    previous: () => { dispatch({ type: 'move', by: -1 }); },
    approve: () => { preparing.prepare('approve'); },
    reject: () => { preparing.prepare('reject'); },
    author: () => { drawer.set(!drawer.open); },
    thread: () => { document.querySelector<HTMLElement>('.case .to-thread')?.click(); },
    kind: ({ place }) => {
      const shown = redressStates[place];
      if (shown !== undefined) location.hash = routeHref({ room: 'redress', shown, replyId: null });
    },
    help: () => { setHelpOpen(!helpOpen); },
    cancel: (_, now) => {
      if (now.helpOpen) setHelpOpen(false);
      else if (now.drawerOpen) return;
      else if (preparing.verdict !== null) preparing.stop();
      else dispatch({ type: 'back' });
    },
  };
  // While a decision is written, a letter is no command, wherever the focus is.
  useKeys({ choosingReason: preparing.verdict !== null, helpOpen, drawerOpen: drawer.open }, (command, now) => { (acts[command.type] as ((given: Command, now: Situation) => void) | undefined)?.(command, now); });
  return [helpOpen, setHelpOpen];
}
