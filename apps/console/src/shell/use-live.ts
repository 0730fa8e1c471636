import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../api/client.js';
import { LiveQueue, type LiveState } from '../live/live-queue.js';

/** How often to look while nothing live comes. */
const LOOK_EVERY_MS = 20_000;

/** A number that moves whenever the queue may have changed, and whether that is known live. */
export function useLive(client: ApiClient): { live: LiveState; changes: number } {
  const [live, setLive] = useState<LiveState>('connecting');
  const [changes, setChanges] = useState(0);

  useEffect(() => {
    const queue = new LiveQueue(client, setLive, () => { setChanges((before) => before + 1); });
    return () => { queue.close(); };
  }, [client]);

  useEffect(() => {
    if (live === 'on') return;
    const timer = setInterval(() => { setChanges((before) => before + 1); }, LOOK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, [live]);

  return { live, changes };
}
