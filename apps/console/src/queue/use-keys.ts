import { useEffect, useRef } from 'preact/hooks';
import { commandFor, type Command, type Situation } from './keys.js';

const textless = new Set(['radio', 'checkbox', 'button', 'submit']);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return target instanceof HTMLElement && (target.matches('textarea, select') || target.isContentEditable);
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
        latest.current.situation,
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
