import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { routeHref } from '../shell/route.js';
import type { Command } from './keys.js';
import { lastRestorableOf } from './queue-state.js';
import { reasonOrder } from './reason-texts.js';
import type { Deciding } from './use-deciding.js';
import { useKeys } from './use-keys.js';
import type { Queue } from './use-queue.js';

/** Lets the keyboard do what the mouse does; says whether the list of keys is open. */
export function useQueueKeys(queue: Queue, deciding: Deciding, filter: RefObject<HTMLInputElement | null>): [boolean, (open: boolean) => void] {
  const [helpOpen, setHelpOpen] = useState(false);
  const { state, dispatch } = queue;

  const cancel = () => {
    if (helpOpen) setHelpOpen(false);
    else if (deciding.rejecting !== null) deciding.stopRejecting();
    else if (document.activeElement === filter.current) filter.current?.blur();
    else dispatch({ type: 'back' });
  };
  const obey = (command: Command): void => {
    switch (command.type) {
      case 'next':
      case 'previous':
        dispatch({ type: 'move', by: command.type === 'next' ? 1 : -1 });
        return;
      case 'approve':
        deciding.approve();
        return;
      case 'reject':
        deciding.openReasons();
        return;
      case 'reason':
        deciding.choose(reasonOrder[command.place] ?? 'other');
        return;
      case 'restore':
        deciding.restore(lastRestorableOf(state.recent));
        return;
      case 'feature':
        deciding.feature();
        return;
      case 'thread':
        if (deciding.item !== null) location.hash = routeHref({ room: 'threads', threadId: deciding.item.reply.threadId });
        return;
      case 'filter':
        filter.current?.focus();
        return;
      case 'help':
        setHelpOpen(!helpOpen);
        return;
      case 'cancel':
        cancel();
    }
  };
  useKeys({ choosingReason: deciding.rejecting !== null, helpOpen }, obey);
  return [helpOpen, setHelpOpen];
}
