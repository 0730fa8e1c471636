import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rememberPlace } from '../host/place.js';
import { useDesk } from '../page/desk.js';

/** To be called right before something goes out of a panel by itself: what is being read stays where it is, and the focus goes on to what stands next. */
export function useStill(panel: RefObject<HTMLElement | null>): () => void {
  const { tools } = useDesk();
  const settle = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    settle.current?.();
    settle.current = null;
  });
  return () => {
    if (!tools) return;
    const { host } = tools;
    const moved = rememberPlace(document.documentElement, host);
    const top = () => host.viewport()?.top ?? 0;
    const before = top();
    const refocus = rememberFocus(panel.current);
    settle.current ??= () => {
      refocus();
      // At its end a page that has become shorter was scrolled already.
      host.tellHeight(Math.round(moved() + before - top()));
    };
  };
}

/** Brings the focus back when what had it is gone: to the entry after it, the last one, or the heading. */
function rememberFocus(panel: HTMLElement | null): () => void {
  const focused = document.activeElement;
  if (!panel || !focused || !panel.contains(focused)) return () => undefined;
  const place = [...panel.querySelectorAll('[data-seen]')].findIndex((entry) => entry.contains(focused));
  return () => {
    if (focused.isConnected) return;
    const left = panel.querySelectorAll('[data-seen]');
    const way = left[Math.min(place, left.length - 1)]?.querySelector<HTMLElement>('a, button');
    (way ?? panel.querySelector<HTMLElement>('h2'))?.focus({ preventScroll: true });
  };
}
