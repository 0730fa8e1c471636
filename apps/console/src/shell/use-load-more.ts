import { useCallback, useEffect, useState } from 'preact/hooks';

type Load = (how: 'more') => void;

interface LoadMore {
  /** Whether it is asked for, or about to be: a second press is not a second page. */
  busy: boolean;
  press: () => void;
}

/**
 * What "Load more" does under a list that is also read again whenever something changes in it. On a busy day it is being read most of
 * the time: a press while it is must not be lost, so the next page is asked for as soon as that reading is done.
 */
export function useLoadMore(loading: 'first' | 'more' | 'again' | null, load: Load): LoadMore {
  // Whoever goes on to another list, with a `load` of its own, did not ask for more of that one.
  const [wanted, setWanted] = useState<{ by: Load } | null>(null);
  const idle = loading === null;
  useEffect(() => {
    if (wanted === null || !idle) return;
    setWanted(null);
    if (wanted.by === load) load('more');
  }, [wanted, idle, load]);
  const busy = loading === 'more' || wanted !== null;
  return { busy, press: useCallback(() => { if (!busy) setWanted({ by: load }); }, [busy, load]) };
}
