import type { AppealCase, NoticeCase, RedressState } from '#contract/redress';
import type { Failure } from '../api/client.js';

/** An appeal or a notice. */
export type Case = { kind: 'appeal'; it: AppealCase } | { kind: 'notice'; it: NoticeCase };

/** How one of them is decided, by what the keys mean in the queue too: what it is about may stand, or it may not. */
export type Verdict = 'approve' | 'reject';

/** What happened to the open case behind the moderator's back; `now` is what became of it, once that is known. */
export type CaseNotice = { kind: 'elsewhere'; now: Case | null } | { kind: 'failed'; failure: Failure };

/** One of the two lists as far as it was read. */
export interface Read<It> {
  items: readonly It[];
  next: string | null;
}

/** What was read of both. */
export interface BothRead {
  appeals: Read<AppealCase>;
  notices: Read<NoticeCase>;
}

/** One of the lists without what was decided here, which may have been its last: how far it was read is kept with it, null where nothing was. */
interface Known<It> extends Read<It> {
  end: Placed | null;
}

export interface RedressRoomState {
  appeals: Known<AppealCase>;
  notices: Known<NoticeCase>;
  shown: RedressState;
  selectedId: string | null;
  /** Whether the open case is being read; on a narrow screen the list is hidden then. */
  reading: boolean;
  loading: 'first' | 'more' | 'again' | null;
  failure: Failure | null;
  decidingId: string | null;
  notice: { caseId: string; notice: CaseNotice } | null;
  /** What was decided here, in order: an answer that was asked for before that is out of date about it. */
  decided: readonly string[];
  /** Whether the last thing that was done here is still to be said. */
  done: boolean;
}

export type RedressAction =
  | { type: 'place'; shown: RedressState; selectedId?: string | null }
  | { type: 'asking'; how: 'first' | 'more' | 'again' }
  | { type: 'answered'; read: Partial<BothRead>; known: number }
  | { type: 'failed'; failure: Failure }
  | { type: 'select'; id: string }
  | { type: 'move'; by: 1 | -1 }
  | { type: 'leave' }
  | { type: 'back' }
  | { type: 'deciding'; id: string }
  | { type: 'decided'; id: string }
  | { type: 'refused'; id: string; notice: CaseNotice };

const nothing = { items: [], next: null, end: null } as const;

/** The room before anything is known. */
export const emptyRoom: RedressRoomState = { shown: 'open', appeals: nothing, notices: nothing, selectedId: null, reading: false, loading: 'first', failure: null, decidingId: null, notice: null, decided: [], done: false };

/** What says where a case stands in a list. */
type Placed = Pick<AppealCase | NoticeCase, 'id' | 'decidedAt'>;

/** Which of two comes first in a list: ids follow the time, and what waits longest comes first, but what was decided last. */
const byPlace = (shown: RedressState) => (one: Placed, other: Placed): number => {
  const [a, b] = [one, other].map(({ id, decidedAt }) => (shown === 'open' ? id : `${decidedAt ?? ''} ${id}`)) as [string, string];
  return (a < b ? -1 : a > b ? 1 : 0) * (shown === 'open' ? 1 : -1);
};

/** Which of two lists was read less far; one of which nothing is known, before any other. */
const byEnd = (shown: RedressState) => (one: Known<Placed>, other: Known<Placed>): number =>
  one.end === null || other.end === null ? Number(one.end !== null) - Number(other.end !== null) : byPlace(shown)(one.end, other.end);

/** Which list to go on reading, to show more; null where everything was read. */
export function listToRead(state: RedressRoomState): keyof BothRead | null {
  const lists = (['appeals', 'notices'] as const).filter((list) => state[list].next !== null);
  return lists.sort((one, other) => byEnd(state.shown)(state[one], state[other]))[0] ?? null;
}

/** Appeals and notices in one order, as far as that is known: what comes after the end of what was read of one cannot be put in order yet. And the one that is open, wherever it is. */
export function casesOf(state: RedressRoomState): Case[] {
  const order = byPlace(state.shown);
  const least = listToRead(state);
  const end = least && state[least].end;
  const all: Case[] = [...state.appeals.items.map((it) => ({ kind: 'appeal' as const, it })), ...state.notices.items.map((it) => ({ kind: 'notice' as const, it }))];
  return all.filter(({ it }) => least === null || (end !== null && order(it, end) <= 0) || it.id === state.selectedId).sort((one, other) => order(one.it, other.it));
}

/** The case that is open, or null. */
export const selectedCase = (state: RedressRoomState): Case | null => casesOf(state).find(({ it }) => it.id === state.selectedId) ?? null;

/** What is to be said of the open case, or null. */
export const noticeOn = (state: RedressRoomState): CaseNotice | null => (state.notice !== null && state.notice.caseId === state.selectedId ? state.notice.notice : null);

/** Everything that can happen to the room, without a browser. */
export function redressReducer(state: RedressRoomState, action: RedressAction): RedressRoomState {
  switch (action.type) {
    case 'place':
      return { ...emptyRoom, shown: action.shown, selectedId: action.selectedId ?? null };
    case 'asking':
      return { ...state, loading: action.how, failure: null };
    case 'answered':
      return answered(state, action);
    case 'failed':
      return { ...state, loading: null, failure: action.failure };
    case 'select':
      return select(state, action.id, true);
    case 'move': {
      const cases = casesOf(state);
      const target = cases[cases.findIndex(({ it }) => it.id === state.selectedId) + action.by];
      return target === undefined ? state : select(state, target.it.id, state.reading);
    }
    case 'leave':
      return goOnFrom(state, state.selectedId ?? '');
    case 'back':
      return { ...state, reading: false };
    case 'deciding':
      return { ...state, decidingId: action.id, notice: null, done: false };
    case 'decided':
      return { ...goOnFrom(state, action.id), decidingId: null, decided: [...state.decided, action.id], done: true };
    case 'refused':
      return { ...state, decidingId: null, notice: { caseId: action.id, notice: action.notice } };
  }
}

const without = <It extends Placed>(list: Known<It>, ids: readonly string[]): Known<It> => ({ ...list, items: list.items.filter(({ id }) => !ids.includes(id)) });

const asKnown = <It extends Placed>(read: Read<It>): Known<It> => ({ ...read, end: read.items.at(-1) ?? null });

/** Goes on from a case that is not in the list any more: to the next, or the one before, or to rest. */
function goOnFrom(state: RedressRoomState, id: string): RedressRoomState {
  const cases = casesOf(state);
  const at = cases.findIndex(({ it }) => it.id === id);
  const neighbour = cases[at + 1] ?? cases[at - 1];
  const rest = { ...state, appeals: without(state.appeals, [id]), notices: without(state.notices, [id]) };
  if (state.selectedId !== id) return rest;
  return { ...rest, selectedId: neighbour?.it.id ?? null, reading: neighbour !== undefined && state.reading, notice: null, done: false };
}

/** Leaving a case that somebody else has decided takes it off the list. */
function select(state: RedressRoomState, id: string, reading: boolean): RedressRoomState {
  if (id === state.selectedId) return { ...state, reading };
  const left = noticeOn(state)?.kind === 'elsewhere' ? goOnFrom(state, state.selectedId ?? '') : state;
  return { ...left, selectedId: id, reading, notice: null, done: false };
}

function answered(state: RedressRoomState, { read, known }: Extract<RedressAction, { type: 'answered' }>): RedressRoomState {
  const gone = state.decided.slice(known);
  const open = selectedCase(state);
  const [appeals, notices] = [read.appeals ? asKnown(read.appeals) : state.appeals, read.notices ? asKnown(read.notices) : state.notices];
  const after = { ...state, loading: null, failure: null, appeals: without(appeals, gone), notices: without(notices, gone) };
  const isThere = (id: string) => [...after.appeals.items, ...after.notices.items].some((it) => it.id === id);
  // What a colleague had decided and has undone is there again.
  if (open !== null && isThere(open.it.id)) return noticeOn(state)?.kind === 'elsewhere' ? { ...after, notice: null } : after;
  if (open === null) return withSelection(after);
  // What was open and is not in the list any more stays on the screen, and says so, until the moderator goes on.
  const kept = open.kind === 'appeal' ? { ...after, appeals: { ...after.appeals, items: putBack(after.appeals.items, open.it, state.shown) } } : { ...after, notices: { ...after.notices, items: putBack(after.notices.items, open.it, state.shown) } };
  if (state.decidingId === open.it.id || noticeOn(state)?.kind === 'elsewhere') return kept;
  return { ...kept, notice: { caseId: open.it.id, notice: { kind: 'elsewhere', now: null } } };
}

/** In its place: what was read is in order. */
function putBack<It extends Placed>(items: readonly It[], it: It, shown: RedressState): It[] {
  const at = items.findIndex((other) => byPlace(shown)(other, it) > 0);
  return at < 0 ? [...items, it] : [...items.slice(0, at), it, ...items.slice(at)];
}

const withSelection = (state: RedressRoomState): RedressRoomState => {
  const cases = casesOf(state);
  return cases.some(({ it }) => it.id === state.selectedId) ? state : { ...state, selectedId: cases[0]?.it.id ?? null, reading: false };
};
