import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { MineAnswer } from '#contract/replies';
import type { Tools } from './desk.js';
import type { Thread } from './use-thread.js';

/** What is personal on a page is asked for in one small request; this many replies at a time. */
const BATCH = 100;
/** Where that could not be answered, it is asked for again so often, so many seconds later if the server does not say when. */
const TRIES = 5;
const AGAIN = 2;

/**
 * Asks what this reader may do with the replies shown, which are the same bytes for everybody, and for held ones of their own. `standing` counts
 * how often moderators have changed that, which is then asked for again.
 */
export function useMine(
  tools: Tools | null,
  user: MeView | null,
  { state, dispatch }: Pick<Thread, 'state' | 'dispatch'>,
  asking: () => (answer: MineAnswer) => void,
  standing: number,
) {
  const [mine, setMine] = useState<MineAnswer['items']>({});
  const closed = useMemo(() => Object.values(state.replies).filter(({ locked }) => locked === 'here').length, [state.replies]);
  const closedBefore = useRef(closed);
  const [asked, setAsked] = useState<{ by: string | null; ids: Set<string>; standing: number }>({ by: null, ids: new Set(), standing });
  const [failures, setFailures] = useState(0);

  useEffect(() => {
    const by = user?.id ?? null;
    const same = asked.by === by && asked.standing === standing;
    const before = same ? asked.ids : new Set<string>();
    if (asked.by !== by) setMine({});
    const shown = Object.values(state.branches).flatMap(({ ids }) => ids);
    // What could not be answered when it was asked about may be answered again, once answers were opened.
    const opened = closed < closedBefore.current;
    closedBefore.current = closed;
    const fresh = by === null ? [] : shown.filter((id) => !before.has(id) || (opened && mine[id]?.can.answer === false));
    if (same && fresh.length === 0) return;
    setAsked({ by, ids: new Set([...before, ...fresh]), standing });
    for (let start = 0; start < fresh.length || (start === 0 && by !== null); start += BATCH) {
      void askFor(fresh.slice(start, start + BATCH));
    }
  }, [user?.id, state.branches, standing, closed, failures]);

  async function askFor(ids: string[]) {
    const answered = asking();
    const outcome = await tools?.api.call<MineAnswer>(`/threads/${state.thread.id}/mine?ids=${ids.join(',')}`);
    if (!outcome?.ok) {
      // Asked again soon, or with whatever is loaded next.
      setAsked((before) => ({ ...before, standing: -1 }));
      if (failures < TRIES) setTimeout(() => setFailures(failures + 1), (outcome?.problem?.retryAfter ?? AGAIN) * 1_000);
      return;
    }
    setFailures(0);
    setMine((known) => ({ ...known, ...outcome.value.items }));
    answered(outcome.value);
    for (const reply of outcome.value.held) dispatch({ type: 'own', reply });
  }

  /** What this reader just did to a reply. */
  const noteMine = (id: string, done: Partial<MineAnswer['items'][string]>) =>
    setMine((known) => (known[id] ? { ...known, [id]: { ...known[id], ...done } } : known));
  return { mine, noteMine };
}
