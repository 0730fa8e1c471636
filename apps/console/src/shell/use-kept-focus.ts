import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Keeps the focus in a part of a page whose controls come and go: what was only moved has it again, and for what is gone the part's heading has it. */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = part.current;
    if (element === null) return;
    let held: HTMLElement | null = null;
    const note = ({ target }: FocusEvent) => {
      held = target instanceof HTMLElement ? target : null;
    };
    const watcher = new MutationObserver((changes) => {
      const { activeElement, body } = document;
      // Whoever has gone on to something else is left there.
      if (held === null || (activeElement !== null && activeElement !== body)) return;
      if (!changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(held)))) return;
      const place = held.isConnected ? held : element.querySelector<HTMLElement>('h2');
      if (place === null) return;
      if (place !== held) place.tabIndex = -1;
      place.focus();
    });
    watcher.observe(element, { childList: true, subtree: true });
    element.addEventListener('focusin', note);
    return () => {
      watcher.disconnect();
      element.removeEventListener('focusin', note);
    };
  }, []);
  return part;
}
