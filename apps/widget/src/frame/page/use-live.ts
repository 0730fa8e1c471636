import { useEffect, useMemo, useState } from 'preact/hooks';
import { Live } from '../live/live.js';
import type { Tools } from './desk.js';
import type { Thread } from './use-thread.js';

const TICK_MS = 30_000;

/** What time it is, so that times read "5 minutes ago"; and whether there is a connection at all. */
export function useClockAndLine(tools: Tools | null) {
  const [now, setNow] = useState<number | null>(null);
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    if (!tools) return;
    setNow(Date.now());
    setInterval(() => setNow(Date.now()), TICK_MS);
    const changed = () => setOffline(!navigator.onLine);
    addEventListener('online', changed);
    addEventListener('offline', changed);
  }, []);
  return { now, offline };
}

/** The wire to the server, and whether it has been gone for a while. */
export function useLive(tools: Tools | null, { latest, root, dispatch }: Thread, heard: { ended: () => void; standing: () => void }) {
  const [apart, setApart] = useState(false);
  const live = useMemo(() => {
    if (!tools) return null;
    const { api, session, host } = tools;
    return new Live({
      api,
      state: () => latest.current,
      dispatch,
      direct: () => {
        const view = host.viewport();
        const list = root.current?.querySelector<HTMLElement>('.replies, .empty');
        return list !== null && list !== undefined && view !== null && list.offsetTop > view.top + view.height;
      },
      sessionEnded: () => {
        if (session.user) heard.ended();
        session.ended();
      },
      standingChanged: heard.standing,
      renew: () => session.renew(),
      apart: setApart,
    });
  }, []);
  return { live, apart };
}
