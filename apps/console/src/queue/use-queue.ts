import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { DecideBody, QueueKind } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { decideOn } from './decide-on.js';
import { emptyQueue, queueReducer, type QueueAction, type QueueState } from './queue-state.js';

const PAGE = 30;
/** The most that the api gives at once. */
const LARGEST_PAGE = 100;

export interface Queue {
  state: QueueState;
  dispatch: (action: QueueAction) => void;
  load: (how: 'first' | 'more' | 'again') => void;
  decide: (replyId: string, body: DecideBody) => void;
}

/** The queue of one kind, asked for again whenever `changes` moves. */
export function useQueue(desk: Desk, kind: QueueKind, threadId: string | null, changes: number): Queue {
  const [state, dispatch] = useReducer(queueReducer, { ...emptyQueue, kind, threadId });
  const now = useRef(state);
  now.current = state;

  const load = useCallback(
    (how: 'first' | 'more' | 'again') => {
      const { next, items } = now.current;
      dispatch({ type: 'asking', how });
      const limit = how === 'again' ? Math.min(Math.max(items.length, PAGE), LARGEST_PAGE) : PAGE;
      void desk.queue({ kind, threadId, cursor: how === 'more' ? next : null, limit }).then((answer) => {
        // Somebody who has gone on to another queue does not want this one's answer.
        if (now.current.kind !== kind || now.current.threadId !== threadId) return;
        if (answer.ok) dispatch({ type: 'answered', how, answer: answer.value });
        else dispatch({ type: 'failed', failure: answer.failure });
      });
    },
    [desk, kind, threadId],
  );

  useEffect(() => {
    dispatch({ type: 'place', kind, threadId });
    load('first');
  }, [kind, threadId, load]);

  const seen = useRef(changes);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    load('again');
  }, [changes, load]);

  const decide = useCallback(
    (replyId: string, body: DecideBody) => {
      // A second press of the key while the first is on its way is not a second decision.
      if (now.current.decidingId !== null) return;
      dispatch({ type: 'deciding', id: replyId });
      void decideOn(desk, replyId, body).then(dispatch);
    },
    [desk],
  );

  useElsewhere(desk, state, dispatch);
  return { state, dispatch, load, decide };
}

/** Finds out what became of an open reply that left the queue. */
function useElsewhere(desk: Desk, state: QueueState, dispatch: (action: QueueAction) => void): void {
  const left = state.notice?.notice.kind === 'elsewhere' && state.notice.notice.status === null ? state.notice.replyId : null;
  useEffect(() => {
    if (left === null) return;
    void desk.reply(left).then((answer) => {
      if (!answer.ok) return;
      dispatch({ type: 'refused', id: left, notice: { kind: 'elsewhere', status: answer.value.status }, reply: null });
    });
  }, [desk, left, dispatch]);
}
