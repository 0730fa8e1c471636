import type { Host } from './host.js';

/** Measures how far what is being read has moved since it was asked to remember. */
export type Moved = () => number;

/**
 * Remembers where the first reply, or line of a panel, on the screen is. Browsers keep the place by themselves within a document,
 * but not when a frame grows inside a page that scrolls.
 */
export function rememberPlace(root: HTMLElement, host: Host): Moved {
  const view = host.viewport();
  if (!view) return () => 0;
  const offset = root.getBoundingClientRect().top;
  if (view.top >= root.offsetHeight) {
    const before = root.offsetHeight;
    return () => root.offsetHeight - before;
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-reply], [data-seen]')) {
    const top = element.getBoundingClientRect().top - offset;
    if (top < view.top) continue;
    if (top > view.top + view.height) break;
    return () =>
      element.isConnected ? element.getBoundingClientRect().top - root.getBoundingClientRect().top - top : 0;
  }
  return () => 0;
}
