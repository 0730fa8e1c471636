import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BusyThreadView } from '#contract/overview';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { routeHref, type ThreadsFilter } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';

interface Loaded {
  items: readonly BusyThreadView[];
  next: string | null;
  state: 'loading' | 'ready' | { failed: string };
}

const NOTHING: Loaded = { items: [], next: null, state: 'loading' };

/** What the server is asked for a filter. */
export const questionOf = (filter: ThreadsFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));

/** The threads of a filter, page by page. Of two that are asked for, the answer to the later one counts. */
export function useBusyThreads(desk: Desk, filter: ThreadsFilter) {
  const texts = useTexts();
  const [loaded, setLoaded] = useState(NOTHING);
  const asked = useRef(0);
  const place = routeHref({ room: 'threads', threadId: null, filter });
  const load = useCallback(
    async (cursor: string | null) => {
      const number = (asked.current += 1);
      const answer = await desk.busyThreads(questionOf(filter), cursor);
      if (number !== asked.current) return;
      setLoaded((before) =>
        answer.ok
          ? { items: cursor === null ? answer.value.items : [...before.items, ...answer.value.items], next: answer.value.next, state: 'ready' }
          : { ...(cursor === null ? NOTHING : before), state: { failed: failureText(answer.failure, texts) } },
      );
    },
    [desk, texts, place],
  );
  useEffect(() => void load(null), [load]);
  return { ...loaded, load };
}
