import { useCallback, useEffect } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import type { QueueAction, QueueState } from './queue-state.js';

/** A second less than the server allows (`UNDO_SECONDS`), which counts from the decision: being told of it and taking it back each take their way. What cannot be undone is said for as long. */
const SHOWN_MS = 9_000;

/** Takes the last decision back, while that is possible. */
export function useUndo(desk: Desk, { done }: QueueState, dispatch: (action: QueueAction) => void, reload: () => void): () => void {
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => { dispatch({ type: 'done-over' }); }, SHOWN_MS);
    return () => { clearTimeout(timer); };
  }, [done, dispatch]);

  return useCallback(() => {
    if (done?.decisionId == null) return;
    const { item } = done;
    void desk.team.undo(done.decisionId).then((answer) => {
      if (!answer.ok) dispatch({ type: 'undo-failed', failure: answer.failure });
      else if (item !== null) dispatch({ type: 'undone', item: { ...item, reply: answer.value.reply, lease: null } });
      reload();
    });
  }, [desk, done, dispatch, reload]);
}
