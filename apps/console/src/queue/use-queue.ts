import type { RefObject } from 'preact';
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { DecideBody, QueueKind } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import type { LeaseChange } from '../live/live-queue.js';
import { decideOn } from './decide-on.js';
import { isTaken } from './free-items.js';
import { sameNarrowing, type Narrowing } from './narrowing.js';
import { queueReducer } from './queue-reducer.js';
import { emptyQueue, type QueueAction, type QueueState } from './queue-state.js';

const PAGE = 30;
/** With so few left, the next are fetched: nobody who works through a queue has to ask for more. */
const FEW = 10;
/** The most that the api gives at once. */
const LARGEST_PAGE = 100;

export interface Queue {
  state: QueueState;
  dispatch: (action: QueueAction) => void;
  load: (how: 'first' | 'more' | 'again') => void;
  decide: (replyId: string, body: DecideBody) => void;
  /** Who is at this desk. */
  me: string;
}

/** Which queue is open. */
export interface QueuePlace {
  kind: QueueKind;
  threadId: string | null;
  narrowing: Narrowing;
}

/** What is heard of the queue as it happens. */
export interface QueueNews {
  changes: number;
  onLease: (hear: (change: LeaseChange) => void) => () => void;
}

/** How often to look whether a colleague who has said nothing more has gone. */
const LOOK_AGAIN_MS = 30_000;

/** The queue of one kind, asked for again whenever `changes` moves. */
export function useQueue(desk: Desk, me: string, place: QueuePlace, { changes, onLease }: QueueNews): Queue {
  const { kind, threadId, narrowing } = place;
  const [state, dispatch] = useReducer(queueReducer, { ...emptyQueue, kind, threadId, narrowing });
  const now = useRef(state);
  now.current = state;
  const load = useLoading(desk, place, now, dispatch);

  useEffect(() => {
    dispatch({ type: 'place', kind, threadId, narrowing });
    load('first');
  }, [kind, threadId, narrowing, load]);

  const seen = useRef(changes);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    load('again');
  }, [changes, load]);

  const decide = useDecisions(desk, dispatch);

  useEffect(() => onLease(({ replyId, lease }) => { dispatch({ type: 'leased', id: replyId, lease, me }); }), [onLease, me]);
  useRunningOut(state, load);
  useColleaguesGone(state, me, load);
  useElsewhere(desk, state, dispatch);
  return { state, dispatch, load, decide, me };
}

/** Sends decisions one after the other: whoever goes on to the next reply while one is on its way decides about that too. */
function useDecisions(desk: Desk, dispatch: Queue['dispatch']): Queue['decide'] {
  const last = useRef<Promise<void>>(Promise.resolve());
  const underWay = useRef(new Set<string>()).current;
  return useCallback(
    (replyId: string, body: DecideBody) => {
      // A second press of the key while the first is on its way is not a second decision.
      if (underWay.has(replyId)) return;
      underWay.add(replyId);
      // One that could not even be sent does not keep back those that follow.
      last.current = last.current.catch(() => undefined).then(async () => {
        dispatch({ type: 'deciding', id: replyId });
        const came = await decideOn(desk, replyId, body);
        underWay.delete(replyId);
        dispatch(came);
      });
    },
    [desk, dispatch, underWay],
  );
}

/** Asks for the queue that is open, and hears the answers that still count. */
function useLoading(desk: Desk, { kind, threadId, narrowing }: QueuePlace, now: RefObject<QueueState>, dispatch: Queue['dispatch']): Queue['load'] {
  const [asked, heard] = [useRef(0), useRef(0)];

  return useCallback(
    (how: 'first' | 'more' | 'again') => {
      const { next, items, moves, leasesHeard } = now.current;
      const known = { moves: moves.length, leases: leasesHeard };
      const turn = (asked.current += 1);
      dispatch({ type: 'asking', how });
      const limit = how === 'again' ? Math.min(Math.max(items.length, PAGE), LARGEST_PAGE) : PAGE;
      void desk.queue({ kind, threadId, narrowing, cursor: how === 'more' ? next : null, limit }).then((answer) => {
        // Somebody who has gone on to another queue does not want this one's answer.
        if (now.current.kind !== kind || now.current.threadId !== threadId || !sameNarrowing(now.current.narrowing, narrowing)) return;
        // What is asked first may be answered last: it says how things were before.
        if (how !== 'more' && turn < heard.current) return;
        if (how !== 'more') heard.current = turn;
        if (answer.ok) dispatch({ type: 'answered', how, answer: answer.value, known });
        else dispatch({ type: 'failed', failure: answer.failure });
      });
    },
    [desk, kind, threadId, narrowing, now, dispatch, asked, heard],
  );
}

/** Fetches the next before the last are done. */
function useRunningOut({ next, loading, failure, items }: QueueState, load: Queue['load']): void {
  const runsOut = next !== null && loading === null && failure === null && items.length < FEW;
  useEffect(() => {
    if (runsOut) load('more');
  }, [runsOut, load]);
}

/** A browser that ended says nothing: while colleagues look at something, it is asked whether they still do. */
function useColleaguesGone({ items }: QueueState, me: string, load: Queue['load']): void {
  const someTaken = items.some((item) => isTaken(item, me));
  useEffect(() => {
    if (!someTaken) return;
    const timer = setInterval(() => { load('again'); }, LOOK_AGAIN_MS);
    return () => { clearInterval(timer); };
  }, [someTaken, load]);
}

/** Finds out what became of an open reply that left the queue. */
function useElsewhere(desk: Desk, state: QueueState, dispatch: (action: QueueAction) => void): void {
  const left = state.notice?.notice.kind === 'elsewhere' && state.notice.notice.status === null ? state.notice.replyId : null;
  useEffect(() => {
    if (left === null) return;
    let isBack = false;
    void desk.reply(left).then((answer) => {
      if (!answer.ok || isBack) return;
      dispatch({ type: 'refused', id: left, notice: { kind: 'elsewhere', status: answer.value.status }, reply: null });
    });
    return () => { isBack = true; };
  }, [desk, left, dispatch]);
}
