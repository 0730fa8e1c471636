import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Tells which of the elements that bear `data-seen` were really before the reader's eyes, also in a frame of another page. */
export function useSeen(within: RefObject<HTMLElement | null>, shown: unknown, tell: (ids: string[]) => void): void {
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    const look = new IntersectionObserver(
      (entries) => {
        const ids = entries
          .filter(({ isIntersecting }) => isIntersecting && !document.hidden)
          .map(({ target }) => (target as HTMLElement).dataset['seen'] ?? '');
        if (ids.length > 0) latest.current(ids);
      },
      { threshold: 0.5 },
    );
    const begin = () =>
      within.current?.querySelectorAll('[data-seen]').forEach((element) => {
        look.unobserve(element);
        look.observe(element);
      });
    begin();
    // A page that was opened behind another one is seen when it comes to the front.
    document.addEventListener('visibilitychange', begin);
    return () => {
      document.removeEventListener('visibilitychange', begin);
      look.disconnect();
    };
  }, [shown]);
}
