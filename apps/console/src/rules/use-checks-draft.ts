import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../api/client.js';
import { typedOf, type ChecksTyped } from './checks-draft.js';
import type { RulesDesk } from './rules-desk.js';

/** What checks lead to now, what was chosen instead, and why it could not be read, if it could not. */
export function useChecksDraft(desk: RulesDesk, siteId: string) {
  const [now, setNow] = useState<ChecksTyped | null>(null);
  const [typed, setTyped] = useState<ChecksTyped | null>(null);
  const [unread, setUnread] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    void desk.site(siteId).then((answer) => {
      if (!wanted) return;
      setUnread(answer.ok ? null : answer.failure);
      if (!answer.ok || answer.value === undefined) return;
      const read = typedOf(answer.value.settings);
      setNow(read);
      // What was chosen stays, whatever somebody else has changed.
      setTyped((before) => before ?? read);
    });
    return () => {
      wanted = false;
    };
  }, [desk, siteId, tries]);
  return { now, setNow, typed, setTyped, unread, readAgain: () => { setTries(tries + 1); } };
}
