import type { RefObject } from 'preact';
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { RedressState } from '#contract/redress';
import type { Answer } from '../api/client.js';
import type { Desk, RedressQuestion } from '../api/desk.js';
import { BESIDE } from '../queue/use-lease.js';
import { caseNow, decideCase } from './decide-case.js';
import { casesOf, emptyRoom, listToRead, noticeOn, redressReducer, selectedCase, type BothRead, type Read, type RedressAction, type RedressRoomState, type Verdict } from './redress-state.js';

const PAGE = 30;
/** With so few left, the next are fetched. */
const FEW = 10;
/** The most that the api gives at once. */
const LARGEST_PAGE = 100;

/** What is still there on coming back into the room: the case that was open, and what was written about each. */
export interface KeptCases {
  selectedId: string | null;
  words: Record<string, string>;
}

export interface Redress {
  state: RedressRoomState;
  dispatch: (action: RedressAction) => void;
  load: (how: 'first' | 'more' | 'again') => void;
  decide: (verdict: Verdict, words: string) => void;
}

/** Which cases are shown, and what is heard of them. */
interface RedressPlace {
  shown: RedressState;
  changes: number;
  /** Called after each decision that was made here. */
  onDecided: () => void;
}

/** Appeals and notices of one kind, asked for again whenever `changes` moves. */
export function useRedress(desk: Desk, { shown, changes, onDecided }: RedressPlace, kept: RefObject<KeptCases>): Redress {
  const [state, dispatch] = useReducer(redressReducer, { ...emptyRoom, shown });
  const now = useRef(state);
  now.current = state;
  const load = useLoading(desk, shown, now, dispatch);

  useEffect(() => {
    dispatch({ type: 'place', shown, selectedId: kept.current.selectedId });
    load('first');
  }, [shown, load, kept]);
  if (state.selectedId !== null) kept.current.selectedId = state.selectedId;

  const seen = useRef(changes);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    load('again');
  }, [changes, load]);

  const more = listToRead(state) !== null;
  const runsOut = more && state.loading === null && state.failure === null && casesOf(state).length < FEW;
  useEffect(() => {
    if (runsOut) load('more');
  }, [runsOut, load]);

  const decide = useDecisions(desk, now, dispatch, onDecided);

  useOpened(desk, state);
  useElsewhere(desk, state, dispatch);
  return { state, dispatch, load, decide };
}

/** Sends decisions one after the other: whoever goes on to the next case while one is on its way decides about that too. */
function useDecisions(desk: Desk, now: RefObject<RedressRoomState>, dispatch: Redress['dispatch'], onDecided: () => void): Redress['decide'] {
  const last = useRef<Promise<void>>(Promise.resolve());
  const underWay = useRef(new Set<string>()).current;
  return useCallback(
    (verdict: Verdict, words: string) => {
      const open = selectedCase(now.current);
      // A second press while the first is on its way is not a second decision.
      if (open === null || underWay.has(open.it.id)) return;
      underWay.add(open.it.id);
      // One that could not even be sent does not keep back those that follow.
      last.current = last.current.catch(() => undefined).then(async () => {
        dispatch({ type: 'deciding', id: open.it.id });
        const action = await decideCase(desk, open, verdict, words);
        underWay.delete(open.it.id);
        dispatch(action);
        if (action.type === 'decided') onDecided();
      });
    },
    [desk, now, dispatch, onDecided, underWay],
  );
}

/** Reads a list from its beginning, at least as far as it had been read. */
async function readAsFar<It>(ask: (place: Pick<RedressQuestion, 'cursor' | 'limit'>) => Promise<Answer<Page<It>>>, far: number): Promise<Answer<Read<It>>> {
  const items: It[] = [];
  for (let cursor: string | null = null; ; ) {
    const answer = await ask({ cursor, limit: Math.min(Math.max(far - items.length, PAGE), LARGEST_PAGE) });
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    if (answer.value.next === null || items.length >= far) return { ok: true, value: { items, next: answer.value.next } };
    cursor = answer.value.next;
  }
}

/** What a list came to, or why it could not be read. */
type Found = Answer<Partial<BothRead>>;

/** Both lists, as far as they had been read; of the other kind nothing had. */
async function readBoth(desk: Desk, shown: RedressState, before: RedressRoomState): Promise<Found> {
  const far = (of: keyof BothRead) => (before.shown === shown ? before[of].items.length : 0);
  const [first, second] = await Promise.all([
    readAsFar((place) => desk.appeals({ state: shown, ...place }), far('appeals')),
    readAsFar((place) => desk.notices({ state: shown, ...place }), far('notices')),
  ]);
  if (!first.ok) return first;
  return second.ok ? { ok: true, value: { appeals: first.value, notices: second.value } } : second;
}

/** One more page of the list that keeps the other from being shown. */
async function readOn(desk: Desk, state: RedressRoomState): Promise<Found> {
  const which = listToRead(state);
  if (which === null) return { ok: true, value: {} };
  const question = { state: state.shown, cursor: state[which].next, limit: PAGE };
  if (which === 'appeals') {
    const answer = await desk.appeals(question);
    return answer.ok ? { ok: true, value: { appeals: { items: [...state.appeals.items, ...answer.value.items], next: answer.value.next } } } : answer;
  }
  const answer = await desk.notices(question);
  return answer.ok ? { ok: true, value: { notices: { items: [...state.notices.items, ...answer.value.items], next: answer.value.next } } } : answer;
}

/** Asks one thing after another, so that no answer overtakes a later one. */
function useLoading(desk: Desk, shown: RedressState, now: RefObject<RedressRoomState>, dispatch: Redress['dispatch']): Redress['load'] {
  const last = useRef<Promise<void>>(Promise.resolve());
  const wanted = useRef(shown);
  wanted.current = shown;
  const waiting = useRef(false);
  return useCallback(
    (how: 'first' | 'more' | 'again') => {
      // One that has not begun will see this change too.
      if (how === 'again' && waiting.current) return;
      if (how === 'again') waiting.current = true;
      last.current = last.current.then(async () => {
        if (how === 'again') waiting.current = false;
        // Somebody who has gone on to the other list does not want this one's answer.
        if (wanted.current !== shown) return;
        dispatch({ type: 'asking', how });
        const known = now.current.decided.length;
        const found = how === 'more' ? await readOn(desk, now.current) : await readBoth(desk, shown, now.current);
        if (wanted.current !== shown) return;
        dispatch(found.ok ? { type: 'answered', read: found.value, known } : { type: 'failed', failure: found.failure });
      });
    },
    [desk, shown, now, dispatch],
  );
}

/** Says of a notice that somebody looks at it, once it is open: whoever gave it sees that. */
function useOpened(desk: Desk, state: RedressRoomState): void {
  const open = selectedCase(state);
  const read = state.reading || matchMedia(BESIDE).matches;
  const id = read && open?.kind === 'notice' && open.it.state === 'received' && open.it.can.decide ? open.it.id : null;
  useEffect(() => {
    if (id !== null) void desk.reviewNotice(id);
  }, [desk, id]);
}

/** Finds out what became of an open case that left the list. */
function useElsewhere(desk: Desk, state: RedressRoomState, dispatch: Redress['dispatch']): void {
  const notice = noticeOn(state);
  const open = selectedCase(state);
  const left = notice?.kind === 'elsewhere' && notice.now === null ? open : null;
  useEffect(() => {
    if (left === null) return;
    let isGone = false;
    void caseNow(desk, left).then((is) => {
      if (is !== null && !isGone) dispatch({ type: 'refused', id: left.it.id, notice: { kind: 'elsewhere', now: is } });
    });
    return () => { isGone = true; };
  }, [desk, left?.it.id ?? null, dispatch]);
}
