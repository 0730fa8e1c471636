import type { DecisionView, QueueItem } from '#contract/moderation';
import type { ReplyView } from '#contract/replies';
import { shownItems, type JustDone, type QueueAction, type QueueState, type RecentDecision } from './queue-state.js';

/** A decision was made: the next reply is open, and this one can be had back for a while. */
export function afterDecision(state: QueueState, decision: DecisionView): QueueState {
  return staysHere(state, decision) ? chosen(state, decision) : leftBy(state, decision);
}

/** To feature a reply answers none of its reports. */
const staysHere = (state: QueueState, { decision }: DecisionView): boolean =>
  state.kind === 'reported' && (decision === 'feature' || decision === 'unfeature');

function chosen(state: QueueState, decision: DecisionView): QueueState {
  const items = state.items.map((item) => (item.reply.id === decision.replyId ? { ...item, reply: decision.reply } : item));
  return { ...state, items, decidingId: null, notice: null, recent: remembered(state.recent, decision), done: doneBy(state, decision) };
}

function leftBy(state: QueueState, decision: DecisionView): QueueState {
  const shown = shownItems(state);
  const at = shown.findIndex((item) => item.reply.id === decision.replyId);
  const rest = shown.filter((item) => item.reply.id !== decision.replyId);
  const free = (items: readonly QueueItem[]) => items.find((item) => item.lease === null);
  const neighbour = free(rest.slice(Math.max(at, 0))) ?? free(rest.slice(0, Math.max(at, 0)).reverse()) ?? rest[at] ?? rest[at - 1];
  const wasOpen = state.selectedId === decision.replyId;
  return {
    ...state,
    items: state.items.filter((item) => item.reply.id !== decision.replyId),
    counts: countedDown(state, at >= 0),
    selectedId: wasOpen ? (neighbour?.reply.id ?? null) : state.selectedId,
    reading: wasOpen && neighbour === undefined ? false : state.reading,
    decidingId: null,
    chosen: wasOpen ? false : state.chosen,
    moves: [...state.moves, { id: decision.replyId, back: false }],
    notice: wasOpen ? null : state.notice,
    recent: remembered(state.recent, decision),
    done: doneBy(state, decision),
  };
}

function doneBy(state: QueueState, decision: DecisionView): JustDone {
  const at = state.items.findIndex((item) => item.reply.id === decision.replyId);
  const item = state.items[at] ?? null;
  return { what: decision.decision, author: decision.reply.author?.name ?? null, decisionId: decision.id, item, at, kind: state.kind, failure: null };
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

/** What was undone is back in its place, and open. */
export function afterUndoing(state: QueueState, item: QueueItem): QueueState {
  const { done } = state;
  const recent = state.recent.filter((entry) => entry.id !== done?.decisionId);
  const moves = [...state.moves, { id: item.reply.id, back: true }];
  const after = { ...state, moves, recent, done: done && { ...done, what: 'undone' as const, decisionId: null } };
  if (done === null || done.kind !== state.kind) return after;
  const items = state.items.filter((other) => other.reply.id !== item.reply.id);
  items.splice(done.at, 0, item);
  const counts = state.counts && { ...state.counts, [state.kind]: state.counts[state.kind] + Number(items.length > state.items.length) };
  return { ...after, items, counts, selectedId: item.reply.id, chosen: true, reading: true, notice: null };
}

/** What was found in another text is not marked in this one, nor said to be. */
const withReply = (item: QueueItem, reply: ReplyView): QueueItem =>
  reply.revision === item.reply.revision ? { ...item, reply } : { ...item, reply, reasons: item.reasons.map((reason) => ({ ...reason, lists: null, spots: [] })) };

/** A decision came too late: what is shown is what is. */
export function afterRefusal(state: QueueState, action: Extract<QueueAction, { type: 'refused' }>): QueueState {
  const { id, notice, reply } = action;
  const items =
    reply === null ? state.items : state.items.map((item) => (item.reply.id === id ? withReply(item, reply) : item));
  return { ...state, items, decidingId: null, notice: { replyId: id, notice } };
}
