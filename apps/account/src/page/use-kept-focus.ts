import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What to go on with in a place whose content changed: a heading or question that takes the focus, a field, or a button. */
const GO_ON = '[tabindex="-1"], input, select, textarea, .primary, .second';

/**
 * Keeps the keyboard where it was when what had the focus is taken away or switched off for a while: a browser would let it
 * fall to the top of the page (WCAG 2.2, 2.4.3 Focus Order).
 */
export function useKeptFocus<Place extends HTMLElement>(): RefObject<Place | null> {
  const place = useRef<Place | null>(null);
  useEffect(() => (place.current ? keepFocus(place.current) : undefined), []);
  return place;
}

function keepFocus(place: HTMLElement): () => void {
  /** What has the focus, and all that it is in, from the inside out; empty once it was left on purpose. */
  let path: HTMLElement[] = [];
  const note = ({ target }: Event) => {
    path = target instanceof HTMLElement && place.contains(target) ? pathTo(target, place) : [];
  };
  const restore = () => {
    if (path.length > 0 && document.activeElement === document.body) goOn(path);
  };
  const changes = new MutationObserver(restore);
  changes.observe(place, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', note);
  document.addEventListener('pointerdown', note);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('pointerdown', note);
  };
}

function goOn([held, ...around]: HTMLElement[]): void {
  if (held?.isConnected) return held.focus({ preventScroll: true });
  // A list's other rows are no place to go on: their buttons look like the one that was just pressed.
  const next = around
    .filter((element) => element.isConnected && !element.matches('ul'))
    .flatMap((element) => [...element.querySelectorAll<HTMLElement>(GO_ON)])
    .find((element) => element.checkVisibility());
  next?.focus({ preventScroll: true });
}

function pathTo(target: HTMLElement, place: HTMLElement): HTMLElement[] {
  const path = [target];
  for (let element = target.parentElement; element && place.contains(element); element = element.parentElement)
    path.push(element);
  return path;
}
