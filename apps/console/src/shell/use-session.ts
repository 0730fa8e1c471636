import { useEffect, useMemo, useState } from 'preact/hooks';
import { SessionKeeper } from '../session/session-keeper.js';
import type { SessionState } from '../session/session-state.js';

/** Who is here, and the door. A reload finds the log-in again by itself. */
export function useSession(): { state: SessionState; door: SessionKeeper } {
  const [state, setState] = useState<SessionState>({ kind: 'looking' });
  const door = useMemo(() => new SessionKeeper(setState), []);
  useEffect(() => door.begin(), [door]);
  return { state, door };
}
