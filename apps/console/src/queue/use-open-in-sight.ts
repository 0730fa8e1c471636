import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** For a list of what waits: what is open stays in sight, and has the focus if the list had it, or if what had it is gone. */
export function useOpenInSight(selectedId: string | null): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[aria-current]');
    open?.scrollIntoView({ block: 'nearest' });
    const held = document.activeElement;
    if (held === document.body || (held?.closest('.queue-list') ?? null) !== null) open?.focus({ preventScroll: true });
  }, [selectedId]);
  return list;
}
