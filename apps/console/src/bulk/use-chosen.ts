import { useCallback, useMemo, useState } from 'preact/hooks';
import type { BulkDecision } from '#contract/bulk';
import { shownItems, type QueueState } from '../queue/queue-state.js';

/** Which replies of the queue were chosen, and what is being decided about them. */
export interface Chosen {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  all: () => void;
  none: () => void;
  deciding: BulkDecision | null;
  decide: (decision: BulkDecision) => void;
  begun: () => void;
  close: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** What is chosen is what is chosen and still loaded: what has left the queue is chosen no more. */
export function useChosen(state: QueueState): Chosen {
  const [marked, setMarked] = useState(NONE);
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const [deciding, setDeciding] = useState<BulkDecision | null>(null);
  const loaded = useMemo(() => new Set([...marked].filter((id) => state.items.some((item) => item.reply.id === id))), [marked, state.items]);
  const toggle = useCallback((id: string) => {
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return {
    // While it is being decided, what was chosen stays chosen: what is shown in the dialog is what it is about.
    ids: kept ?? loaded,
    toggle,
    all: () => { setMarked(new Set(shownItems(state).map(({ reply }) => reply.id))); },
    none: () => { setMarked(NONE); },
    deciding,
    decide: (decision) => {
      setKept(loaded);
      setDeciding(decision);
    },
    begun: () => { setMarked(NONE); },
    close: () => {
      setDeciding(null);
      setKept(null);
    },
  };
}
