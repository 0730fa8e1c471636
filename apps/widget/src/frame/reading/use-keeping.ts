import { useEffect } from 'preact/hooks';
import type { Kept } from './keeping.js';

/** Keeps on the device how far the reader came. Not for the first sight of the page: it changes nothing of what everybody reads. */
export function useKeeping(kept: () => Kept | null): void {
  useEffect(() => {
    const parts = kept();
    if (!parts) return;
    void import('./keeping.js').then(
      (part) => part.startKeeping(parts),
      () => undefined,
    );
  }, []);
}
