import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Present } from '#contract/live';
import type { ApiClient } from '../api/client.js';
import { LiveQueue, type LeaseChange, type LiveState } from '../live/live-queue.js';

/** How often to look while nothing live comes. */
const LOOK_EVERY_MS = 20_000;

interface Live {
  live: LiveState;
  changes: number;
  present: readonly Present[];
  onLease: (hear: (change: LeaseChange) => void) => () => void;
}

/** A number that moves whenever the queue may have changed, whether that is known live, who is here, and who looks at what. */
export function useLive(client: ApiClient): Live {
  const [present, setPresent] = useState<readonly Present[]>([]);
  const hear = useRef<((change: LeaseChange) => void) | null>(null);
  const onLease = useCallback((listener: (change: LeaseChange) => void) => {
    hear.current = listener;
    return () => { hear.current = null; };
  }, []);
  const [live, setLive] = useState<LiveState>('connecting');
  const [changes, setChanges] = useState(0);

  useEffect(() => {
    const queue = new LiveQueue(client, {
      state: setLive,
      changed: () => { setChanges((before) => before + 1); },
      leased: (change) => hear.current?.(change),
      present: setPresent,
    });
    return () => { queue.close(); };
  }, [client]);

  useEffect(() => {
    if (live === 'on') return;
    const timer = setInterval(() => { setChanges((before) => before + 1); }, LOOK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, [live]);

  return { live, changes, present, onLease };
}
