import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Typed } from './site-fields.js';

/** What was typed about something and not saved. It outlives the room, a reload and the end of a log-in, in this tab alone. */
export function useDraft(name: string): [Typed, (change: (before: Typed) => Typed) => void] {
  const [draft, setDraft] = useState<Typed>(() => readDraft(name));
  const change = useCallback(
    (how: (before: Typed) => Typed) => {
      setDraft((before) => {
        const after = how(before);
        if (Object.keys(after).length === 0) sessionStorage.removeItem(name);
        else sessionStorage.setItem(name, JSON.stringify(after));
        return after;
      });
    },
    [name],
  );
  const unsaved = Object.keys(draft).length > 0;
  useEffect(() => {
    if (!unsaved) return;
    // A closed tab takes it along, so the browser asks first.
    const ask = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    addEventListener('beforeunload', ask);
    return () => { removeEventListener('beforeunload', ask); };
  }, [unsaved]);
  return [draft, change];
}

/** The name under which the draft of a site is kept: nobody else's log-in finds it. */
export const draftName = (userId: string, siteId: string): string => `belowline.site.${userId}.${siteId}`;

/** What was kept under a name; nothing where nothing was. */
export function readDraft(name: string): Typed {
  const kept = sessionStorage.getItem(name);
  return kept === null ? {} : (JSON.parse(kept) as Typed);
}
