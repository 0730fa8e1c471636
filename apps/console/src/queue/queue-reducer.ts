import type { QueueAnswer } from '#contract/moderation';
import { isTaken, nextFree } from './free-items.js';
import { sameNarrowing } from './narrowing.js';
import { afterDecision, afterRefusal, afterUndoing } from './queue-decided.js';
import { upToDate } from './up-to-date.js';
import { currentNotice, emptyQueue, selectedItem, shownItems, type JustDone, type Notice, type QueueAction, type QueueState } from './queue-state.js';

/** More are not heard while an answer is on its way. */
const MOST_LEASES = 200;

/** Everything that can happen to the queue, without a browser. */
export function queueReducer(state: QueueState, action: QueueAction): QueueState {
  switch (action.type) {
    case 'place':
      if (action.kind === state.kind && action.threadId === state.threadId && sameNarrowing(action.narrowing, state.narrowing)) return state;
      return { ...emptyQueue, counts: state.counts, oldest: state.oldest, late: state.late, recent: state.recent, done: state.done, moves: state.moves, leases: state.leases, leasesHeard: state.leasesHeard, kind: action.kind, threadId: action.threadId, narrowing: action.narrowing };
    case 'asking':
      return { ...state, loading: action.how, failure: null };
    case 'answered':
      return answered(state, action.how, upToDate(state, action));
    case 'failed':
      return { ...state, loading: null, failure: action.failure };
    case 'filter':
      return withSelectionShown({ ...state, filter: action.filter });
    case 'select':
      return select(state, action.id, true);
    case 'move':
      return move(state, action);
    case 'leave':
      return leave(state);
    case 'back':
      return { ...state, reading: false };
    case 'deciding':
      return { ...state, decidingId: action.id, notice: null };
    case 'decided':
      return afterDecision(state, action.decision);
    case 'leased':
      return leased(state, action);
    case 'passed':
      return passed(state, action.id, action.what);
    case 'decided-together':
      return withSelectionShown({ ...state, items: state.items.filter((item) => !action.ids.includes(item.reply.id)), moves: [...state.moves, ...action.ids.map((id) => ({ id, back: false }))], notice: null });
    case 'undone':
      return afterUndoing(state, action.item);
    case 'undo-failed':
      return { ...state, done: state.done && { ...state.done, decisionId: null, failure: action.failure } };
    case 'done-over':
      return { ...state, done: null };
    case 'refused':
      return afterRefusal(state, action);
  }
}

function answered(state: QueueState, how: 'first' | 'more' | 'again', answer: QueueAnswer): QueueState {
  const known = new Set(answer.items.map((item) => item.reply.id));
  const base = { ...state, loading: null, failure: null, counts: answer.counts, oldest: answer.oldest, late: answer.late };
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
    if (now.reply.revision !== open.reply.revision) return { ...after, notice: { replyId: open.reply.id, notice: { kind: 'moved' } } };
    // A colleague who had decided on it has undone that.
    return currentNotice(before)?.kind === 'elsewhere' ? { ...after, notice: null } : after;
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
  const free = shown.find((item) => item.lease === null) ?? shown[0];
  return { ...state, selectedId: free?.reply.id ?? null, chosen: false, reading: false };
}

/** Leaving a reply that is no longer in the queue takes it off the list. */
function select(state: QueueState, id: string, reading: boolean): QueueState {
  if (id === state.selectedId) return { ...state, reading };
  const gone = hasLeft(currentNotice(state));
  const items = gone ? state.items.filter((item) => item.reply.id !== state.selectedId) : state.items;
  return { ...state, items, selectedId: id, chosen: true, reading, notice: null };
}

/** What a colleague looks at is passed over, as long as there is something else. */
function move(state: QueueState, { by, me }: { by: 1 | -1; me: string }): QueueState {
  const shown = shownItems(state);
  const at = shown.findIndex((item) => item.reply.id === state.selectedId);
  const target = nextFree(shown, at, by, me) ?? shown[at + by];
  return target === undefined ? state : { ...select(state, target.reply.id, state.reading), chosen: isTaken(target, me) };
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

/** Who looks at what. Where a colleague was quicker with what had come up by itself, this moderator goes on. */
function leased(state: QueueState, { id, lease, me }: Extract<QueueAction, { type: 'leased' }>): QueueState {
  const items = state.items.map((item) => (item.reply.id === id ? { ...item, lease } : item));
  const nr = state.leasesHeard + 1;
  const next = { ...state, items, leasesHeard: nr, leases: [...state.leases.slice(1 - MOST_LEASES), { nr, id, lease }] };
  const isOpen = id === state.selectedId && !state.chosen && !state.reading;
  if (!isOpen || lease === null || lease.user.id === me) return next;
  const shown = shownItems(next);
  const free = nextFree(shown, shown.findIndex((item) => item.reply.id === id), 1, me) ?? shown.find((item) => !isTaken(item, me));
  return free === undefined ? next : { ...next, selectedId: free.reply.id, notice: null };
}

/** Somebody else goes on with a reply: it stays in the queue, and this moderator goes to the next. */
function passed(state: QueueState, id: string, what: JustDone['what']): QueueState {
  const shown = shownItems(state);
  const at = shown.findIndex((item) => item.reply.id === id);
  const neighbour = shown.slice(at + 1).find((item) => item.lease === null) ?? shown[at + 1] ?? shown[at - 1];
  const author = shown[at]?.reply.author?.name ?? null;
  return { ...state, selectedId: neighbour?.reply.id ?? id, chosen: false, done: { what, author, decisionId: null, item: null, at, kind: state.kind, failure: null } };
}

