import { useEffect, useRef } from 'preact/hooks';
import { commandFor, type Command, type Situation } from './keys.js';

const textless = new Set(['radio', 'checkbox', 'button', 'submit']);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return target instanceof HTMLElement && (target.matches('textarea, select') || target.isContentEditable);
}

/** A dialog that was closed says so with the next picture that is drawn: a key that comes in between is for what lies behind it. */
function situationNow(situation: Situation): Situation {
  return document.querySelector('dialog[open]') === null ? { ...situation, helpOpen: false, drawerOpen: false, bulkOpen: false } : situation;
}

/** Listens to the keyboard while the queue is open. What is to be done is told with what was open at that moment, which may be less than was drawn last. */
export function useKeys(situation: Situation, obey: (command: Command, now: Situation) => void): void {
  const latest = useRef({ situation, obey });
  latest.current = { situation, obey };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const now = situationNow(latest.current.situation);
      const command = commandFor(
        {
          key: event.key,
          code: event.code,
          modified: event.ctrlKey || event.metaKey || event.altKey,
          typing: event.isComposing || isTyping(event.target),
        },
        now,
      );
      if (command === null) return;
      // Escape keeps its own meaning too: it also leaves a field.
      if (command.type !== 'cancel') event.preventDefault();
      latest.current.obey(command, now);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
