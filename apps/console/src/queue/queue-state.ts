import type { DecisionKind, DecisionView, QueueAnswer, QueueItem, QueueKind } from '#contract/moderation';
import type { ReplyStatus, ReplyView } from '#contract/replies';
import type { Failure } from '../api/client.js';
import { filterItems } from './filter-items.js';

/** What happened to the selected reply behind the moderator's back. */
export type Notice =
  | { kind: 'moved' }
  | { kind: 'transition'; status: ReplyStatus }
  | { kind: 'elsewhere'; status: ReplyStatus | null }
  | { kind: 'failed'; failure: Failure };

/** One of this moderator's own decisions, kept for as long as the page is open. */
export interface RecentDecision {
  id: string;
  replyId: string;
  decision: DecisionKind;
  revision: number;
  author: string | null;
  excerpt: string;
  at: string;
  /** Only a rejection that still stands can be taken back. */
  restorable: boolean;
}

export interface QueueState {
  kind: QueueKind;
  threadId: string | null;
  filter: string;
  items: readonly QueueItem[];
  next: string | null;
  counts: Record<QueueKind, number> | null;
  selectedId: string | null;
  /** Whether the selected reply is being read; on a narrow screen the list is hidden then. */
  reading: boolean;
  loading: 'first' | 'more' | 'again' | null;
  failure: Failure | null;
  decidingId: string | null;
  notice: { replyId: string; notice: Notice } | null;
  recent: readonly RecentDecision[];
}

export type QueueAction =
  | { type: 'place'; kind: QueueKind; threadId: string | null }
  | { type: 'asking'; how: 'first' | 'more' | 'again' }
  | { type: 'answered'; how: 'first' | 'more' | 'again'; answer: QueueAnswer }
  | { type: 'failed'; failure: Failure }
  | { type: 'filter'; filter: string }
  | { type: 'select'; id: string }
  | { type: 'move'; by: 1 | -1 }
  | { type: 'leave' }
  | { type: 'back' }
  | { type: 'deciding'; id: string }
  | { type: 'decided'; decision: DecisionView }
  | { type: 'refused'; id: string; notice: Notice; reply: ReplyView | null };

/** The queue before anything is known. */
export const emptyQueue: QueueState = {
  kind: 'held',
  threadId: null,
  filter: '',
  items: [],
  next: null,
  counts: null,
  selectedId: null,
  reading: false,
  loading: null,
  failure: null,
  decidingId: null,
  notice: null,
  recent: [],
};

/** The items that the list shows. */
export const shownItems = (state: QueueState): readonly QueueItem[] => filterItems(state.items, state.filter);

/** The item that is open, or null. */
export const selectedItem = (state: QueueState): QueueItem | null =>
  state.items.find((item) => item.reply.id === state.selectedId) ?? null;

/** The notice that belongs to the open item, or null. */
export const currentNotice = (state: QueueState): Notice | null =>
  state.notice !== null && state.notice.replyId === state.selectedId ? state.notice.notice : null;

/** The last rejection that still stands. */
export const lastRestorableOf = (recent: readonly RecentDecision[]): RecentDecision | null =>
  recent.find((entry) => entry.restorable) ?? null;

/** Everything that can happen to the queue, without a browser. */
export function queueReducer(state: QueueState, action: QueueAction): QueueState {
  switch (action.type) {
    case 'place':
      if (action.kind === state.kind && action.threadId === state.threadId) return state;
      return { ...emptyQueue, counts: state.counts, recent: state.recent, kind: action.kind, threadId: action.threadId };
    case 'asking':
      return { ...state, loading: action.how, failure: null };
    case 'answered':
      return answered(state, action.how, action.answer);
    case 'failed':
      return { ...state, loading: null, failure: action.failure };
    case 'filter':
      return withSelectionShown({ ...state, filter: action.filter });
    case 'select':
      return select(state, action.id, true);
    case 'move':
      return move(state, action.by);
    case 'leave':
      return leave(state);
    case 'back':
      return { ...state, reading: false };
    case 'deciding':
      return { ...state, decidingId: action.id, notice: null };
    case 'decided':
      return decided(state, action.decision);
    case 'refused':
      return refused(state, action);
  }
}

function answered(state: QueueState, how: 'first' | 'more' | 'again', answer: QueueAnswer): QueueState {
  const known = new Set(answer.items.map((item) => item.reply.id));
  const base = { ...state, loading: null, failure: null, counts: answer.counts };
  if (how === 'more') {
    const fresh = answer.items.filter((item) => !state.items.some((old) => old.reply.id === item.reply.id));
    return withSelectionShown({ ...base, items: [...state.items, ...fresh], next: answer.next });
  }
  if (how === 'first') return withSelectionShown({ ...base, items: answer.items, next: answer.next });
  // What was loaded beyond the page that was asked again stays where it was.
  const beyond =
    answer.next === null ? [] : state.items.slice(answer.items.length).filter((item) => !known.has(item.reply.id));
  const items = [...answer.items, ...beyond];
  const next = beyond.length > 0 ? state.next : answer.next;
  return withSelectionShown(keepOpenItem(state, { ...base, items, next }));
}

/** An open reply that left the queue stays on the screen, and says so, until the moderator goes on. */
function keepOpenItem(before: QueueState, after: QueueState): QueueState {
  const open = selectedItem(before);
  if (open === null) return after;
  const now = after.items.find((item) => item.reply.id === open.reply.id);
  if (now !== undefined) {
    return now.reply.revision === open.reply.revision
      ? after
      : { ...after, notice: { replyId: open.reply.id, notice: { kind: 'moved' } } };
  }
  const items = [...after.items];
  items.splice(before.items.indexOf(open), 0, open);
  if (before.decidingId === open.reply.id || hasLeft(currentNotice(before))) return { ...after, items };
  return { ...after, items, notice: { replyId: open.reply.id, notice: { kind: 'elsewhere', status: null } } };
}

const hasLeft = (notice: Notice | null): boolean => notice?.kind === 'elsewhere' || notice?.kind === 'transition';

function withSelectionShown(state: QueueState): QueueState {
  const shown = shownItems(state);
  if (shown.some((item) => item.reply.id === state.selectedId)) return state;
  return { ...state, selectedId: shown[0]?.reply.id ?? null, reading: false };
}

/** Leaving a reply that is no longer in the queue takes it off the list. */
function select(state: QueueState, id: string, reading: boolean): QueueState {
  if (id === state.selectedId) return { ...state, reading };
  const gone = hasLeft(currentNotice(state));
  const items = gone ? state.items.filter((item) => item.reply.id !== state.selectedId) : state.items;
  return { ...state, items, selectedId: id, reading, notice: null };
}

function move(state: QueueState, by: 1 | -1): QueueState {
  const shown = shownItems(state);
  const at = shown.findIndex((item) => item.reply.id === state.selectedId);
  const target = shown[at + by];
  return target === undefined ? state : select(state, target.reply.id, state.reading);
}

/** Goes on from a reply that is no longer in the queue: to the next, or the one before, or to rest. */
function leave(state: QueueState): QueueState {
  const shown = shownItems(state);
  const at = shown.findIndex((item) => item.reply.id === state.selectedId);
  const neighbour = shown[at + 1] ?? shown[at - 1];
  if (neighbour !== undefined) return select(state, neighbour.reply.id, state.reading);
  const items = state.items.filter((item) => item.reply.id !== state.selectedId);
  return { ...state, items, selectedId: null, reading: false, notice: null };
}

function decided(state: QueueState, decision: DecisionView): QueueState {
  return staysHere(state, decision) ? chosen(state, decision) : leftBy(state, decision);
}

/** To feature a reply answers none of its reports. */
const staysHere = (state: QueueState, { decision }: DecisionView): boolean =>
  state.kind === 'reported' && (decision === 'feature' || decision === 'unfeature');

function chosen(state: QueueState, decision: DecisionView): QueueState {
  const items = state.items.map((item) => (item.reply.id === decision.replyId ? { ...item, reply: decision.reply } : item));
  return { ...state, items, decidingId: null, notice: null, recent: remembered(state.recent, decision) };
}

function leftBy(state: QueueState, decision: DecisionView): QueueState {
  const shown = shownItems(state);
  const at = shown.findIndex((item) => item.reply.id === decision.replyId);
  const rest = shown.filter((item) => item.reply.id !== decision.replyId);
  const neighbour = rest[at] ?? rest[at - 1];
  const wasOpen = state.selectedId === decision.replyId;
  return {
    ...state,
    items: state.items.filter((item) => item.reply.id !== decision.replyId),
    counts: countedDown(state, at >= 0),
    selectedId: wasOpen ? (neighbour?.reply.id ?? null) : state.selectedId,
    reading: wasOpen && neighbour === undefined ? false : state.reading,
    decidingId: null,
    notice: wasOpen ? null : state.notice,
    recent: remembered(state.recent, decision),
  };
}

/** The number on the tab follows at once; the live answer corrects it. */
function countedDown(state: QueueState, wasHere: boolean): QueueState['counts'] {
  if (state.counts === null || !wasHere) return state.counts;
  return { ...state.counts, [state.kind]: Math.max(0, state.counts[state.kind] - 1) };
}

function remembered(recent: readonly RecentDecision[], decision: DecisionView): readonly RecentDecision[] {
  const entry: RecentDecision = {
    id: decision.id,
    replyId: decision.replyId,
    decision: decision.decision,
    revision: decision.revision,
    author: decision.reply.author?.name ?? null,
    excerpt: (decision.reply.body ?? '').slice(0, 120),
    at: decision.at,
    restorable: decision.decision === 'reject',
  };
  const others = recent.map((old) => (old.replyId === entry.replyId ? { ...old, restorable: false } : old));
  return [entry, ...others].slice(0, 50);
}

/** What was found in another text is not marked in this one, nor said to be. */
const withReply = (item: QueueItem, reply: ReplyView): QueueItem =>
  reply.revision === item.reply.revision ? { ...item, reply } : { ...item, reply, reasons: item.reasons.map((reason) => ({ ...reason, lists: null, spots: [] })) };

function refused(state: QueueState, action: Extract<QueueAction, { type: 'refused' }>): QueueState {
  const { id, notice, reply } = action;
  const items =
    reply === null ? state.items : state.items.map((item) => (item.reply.id === id ? withReply(item, reply) : item));
  return { ...state, items, decidingId: null, notice: { replyId: id, notice } };
}
