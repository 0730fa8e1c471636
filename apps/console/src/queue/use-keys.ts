import { useEffect, useRef } from 'preact/hooks';
import { commandFor, type Command, type Situation } from './keys.js';

const textless = new Set(['radio', 'checkbox', 'button', 'submit']);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return target instanceof HTMLElement && (target.matches('textarea, select') || target.isContentEditable);
}

/** A dialog that was closed says so a moment later: a key that comes in between is for what lies behind it. */
function situationNow(situation: Situation): Situation {
  return document.querySelector('dialog[open]') === null ? { ...situation, helpOpen: false, drawerOpen: false, bulkOpen: false } : situation;
}

/** Listens to the keyboard while the queue is open. */
export function useKeys(situation: Situation, obey: (command: Command) => void): void {
  const latest = useRef({ situation, obey });
  latest.current = { situation, obey };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = commandFor(
        {
          key: event.key,
          code: event.code,
          modified: event.ctrlKey || event.metaKey || event.altKey,
          typing: event.isComposing || isTyping(event.target),
        },
        situationNow(latest.current.situation),
      );
      if (command === null) return;
      // Escape keeps its own meaning too: it also leaves a field.
      if (command.type !== 'cancel') event.preventDefault();
      latest.current.obey(command);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
