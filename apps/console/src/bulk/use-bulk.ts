import { useCallback, useEffect, useState } from 'preact/hooks';
import type { BulkPreview, BulkPreviewBody, BulkView } from '#contract/bulk';
import type { Answer, Failure } from '../api/client.js';
import type { BulkDesk } from './bulk-desk.js';

/** How often it is asked how far a bulk is, as long as it goes on. */
const ASK_EVERY_MS = 700;

export interface BulkState {
  preview: BulkPreview | null;
  view: BulkView | null;
  /** Whether something that was asked for is on its way. */
  busy: boolean;
  failure: Failure | null;
}

export interface Bulk extends BulkState {
  look: (body: BulkPreviewBody) => void;
  begin: () => void;
  undo: () => void;
}

const NOTHING: BulkState = { preview: null, view: null, busy: false, failure: null };

/** One decision on many replies, from the look at it to its undoing. */
export function useBulk(desk: BulkDesk): Bulk {
  const [state, setState] = useState(NOTHING);
  const take = useCallback(async <Value,>(asking: Promise<Answer<Value>>, part: (value: Value) => Partial<BulkState>) => {
    setState((before) => ({ ...before, busy: true, failure: null }));
    const answer = await asking;
    setState((before) => ({ ...before, busy: false, ...(answer.ok ? part(answer.value) : { failure: answer.failure }) }));
  }, []);
  const { preview, view } = state;
  const goesOn = view?.state === 'running' || view?.state === 'undoing';
  useEffect(() => {
    if (!goesOn || view === null) return;
    const timer = setInterval(() => {
      // What cannot be asked just now is asked again with the next look.
      void desk.read(view.id).then((answer) => {
        if (answer.ok) setState((before) => ({ ...before, view: answer.value }));
      });
    }, ASK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, [desk, view?.id, goesOn]);
  return {
    ...state,
    look: (body) => void take(desk.preview(body), (found) => ({ preview: found })),
    begin: () => preview && void take(desk.start(preview.id), (begun) => ({ view: begun })),
    undo: () => view && void take(desk.undo(view.id), (begun) => ({ view: begun })),
  };
}
