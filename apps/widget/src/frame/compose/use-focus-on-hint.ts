import { useEffect, useRef } from 'preact/hooks';

/** Takes whoever has lost their place on the way, by logging in for what they posted, to the button that posts it all the same. */
export function useFocusOnHint(hinted: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever pressed a button or a key here is where they were.
    if (!hinted || box.current?.contains(document.activeElement)) return;
    box.current?.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
  }, [hinted]);
  return box;
}
