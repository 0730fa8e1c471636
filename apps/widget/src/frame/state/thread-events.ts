import type { ThreadHead } from '#contract/live';
import type { OwnReplyView, ReplyView, ThreadEventsAnswer, ThreadEventType } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import {
  branchOf,
  compare,
  isGivenOrder,
  learn,
  putReply,
  setBranch,
  TOP,
  withNew,
  type KnownReply,
  type ThreadState,
} from './thread-state.js';

/** Something that happened in the thread, from the socket or from the list of what was missed. */
export interface Happening {
  seq: number;
  type: ThreadEventType;
  reply: ReplyView | null;
}

/**
 * Applies the next event. One that was applied before changes nothing; one that comes too early is only
 * noted, because what lies between has to be asked for first and will bring this one again.
 */
export function applyEvent(state: ThreadState, event: Happening, direct: boolean): ThreadState {
  if (event.seq <= state.seq) return state;
  if (event.seq > state.seq + 1) return { ...state, known: Math.max(state.known, event.seq) };
  const next = event.reply ? applyReply(state, event.type, event.reply, direct) : state;
  return { ...next, seq: event.seq, known: Math.max(next.known, event.seq) };
}

/** Applies what was missed, in its order. */
export function catchUp(state: ThreadState, answer: ThreadEventsAnswer, direct: boolean): ThreadState {
  const applied = answer.items.reduce((next, event) => applyEvent(next, event, direct), state);
  return { ...applied, known: Math.max(applied.known, answer.seq) };
}

/** Learns how far the thread is. Its status and count are the truth only for who has seen everything up to there. */
export function applyHead(state: ThreadState, head: ThreadHead): ThreadState {
  if (head.seq < state.seq) return state;
  const thread = { ...state.thread, status: head.status, replyCount: head.replyCount };
  return { ...state, thread, known: Math.max(state.known, head.seq) };
}

/**
 * Takes in what holds for the thread as a whole. What was asked for earlier, and came later, changes nothing; status and count, which
 * come with events too, stay as they are where events were applied that the answer does not know of.
 */
export function applyThread(state: ThreadState, thread: ThreadView, pinned: ReplyView | null): ThreadState {
  if (thread.seq < state.thread.seq) return state;
  const learned = pinned ? learn(state, pinned) : state;
  const { status, replyCount } = thread.seq < state.seq ? state.thread : thread;
  return repin({ ...learned, known: Math.max(learned.known, thread.seq) }, { ...thread, status, replyCount });
}

/** What is pinned stands before what was chosen; what is pinned no longer stands there only where it was chosen too. */
function repin(state: ThreadState, thread: ThreadView): ThreadState {
  const { pinnedReplyId } = thread;
  if (pinnedReplyId === state.thread.pinnedReplyId) return { ...state, thread };
  const others = state.chosen.filter((id) => id !== pinnedReplyId && state.replies[id]?.featured).sort();
  return { ...state, thread, chosen: [...(pinnedReplyId === null ? [] : [pinnedReplyId]), ...others.reverse()] };
}

function applyReply(
  state: ThreadState,
  type: ThreadEventType,
  { answers: _answers, ...reply }: ReplyView,
  direct: boolean,
): ThreadState {
  switch (type) {
    case 'reply.published':
    case 'reply.restored':
      return arrive(state, reply, direct);
    case 'reply.edited':
      return choose(
        state.replies[reply.id] || reply.featured ? putReply(state, withPlace(state, reply)) : state,
        reply,
      );
    case 'reply.removed':
      return choose(leave(state, reply), { ...reply, featured: false });
    default:
      return state;
  }
}

/** Whom it answers was said where it stood apart, and is still so. */
function withPlace(state: ThreadState, reply: KnownReply): KnownReply {
  const inAnswerTo = state.replies[reply.id]?.inAnswerTo;
  return inAnswerTo === undefined ? reply : { ...reply, inAnswerTo };
}

const pinFirst = (chosen: string[], pinnedReplyId: string | null): string[] => [
  ...chosen.filter((id) => id === pinnedReplyId),
  ...chosen.filter((id) => id !== pinnedReplyId),
];

/** The newsroom chose a reply, or does so no more. What is pinned stands among the chosen, whether it is one or not. */
function choose(state: ThreadState, { id, featured }: KnownReply): ThreadState {
  const first = featured || id === state.thread.pinnedReplyId;
  if (first === state.chosen.includes(id)) return state;
  const others = state.chosen.filter((other) => other !== id);
  return { ...state, chosen: pinFirst(first ? [id, ...others] : others, state.thread.pinnedReplyId) };
}

/** A reply is liked by so many now. */
export function countLikes(state: ThreadState, replyId: string, likeCount: number): ThreadState {
  const reply = state.replies[replyId];
  return reply ? putReply(state, { ...reply, likeCount }) : state;
}

/** A reply that became visible to all: in its place if it is shown or may come in directly, otherwise waiting to be asked for. */
function arrive(state: ThreadState, reply: KnownReply, direct: boolean): ThreadState {
  const parentId = reply.parentId ?? TOP;
  // As it was before: a branch that nobody asked for is only known to begin somewhere once its parent has answers.
  const branch = branchOf(state, parentId);
  const known = reply.status === 'published' ? countBy(present(state, reply), reply, 1) : present(state, reply);
  if (parentId !== TOP && !known.replies[parentId]) return known;
  if (branch.ids.includes(reply.id) || branch.waiting.includes(reply.id)) return known;
  // What does not belong among what the newsroom wrote comes in with the next other list.
  if (parentId === TOP && state.only !== null && reply.author?.role === 'reader') {
    return branch.later.includes(reply.id)
      ? known
      : setBranch(known, parentId, { ...branch, later: [...branch.later, reply.id] });
  }
  const last = branch.ids.at(-1);
  const given = isGivenOrder(known, parentId);
  const beyond = !given && branch.next !== null && (last === undefined || compare(known, parentId, reply.id, last) > 0);
  if (beyond) return setBranch(known, parentId, { ...branch, later: [...branch.later, reply.id] });
  const atTheEnd = !given && parentId === TOP && (last === undefined || compare(known, parentId, reply.id, last) > 0);
  if ((parentId === TOP && direct) || atTheEnd) {
    return setBranch(known, parentId, { ...branch, ids: withNew(known, parentId, branch.ids, [reply.id]) });
  }
  return setBranch(known, parentId, { ...branch, waiting: [...branch.waiting, reply.id] });
}

function present(state: ThreadState, reply: KnownReply): ThreadState {
  if (!state.gone[reply.id]) return putReply(state, reply);
  const gone = Object.fromEntries(Object.entries(state.gone).filter(([id]) => id !== reply.id));
  return putReply({ ...state, gone }, reply);
}

/** Counts a reply in or out, in the thread and with the one it answers; only ever on a change of what everybody sees. */
function countBy(state: ThreadState, { parentId }: KnownReply, step: number): ThreadState {
  const thread = { ...state.thread, replyCount: Math.max(0, state.thread.replyCount + step) };
  const parent = parentId === null ? undefined : state.replies[parentId];
  const counted = { ...state, thread };
  return parent ? putReply(counted, { ...parent, answerCount: Math.max(0, parent.answerCount + step) }) : counted;
}

/** A reply that left: a place-holder while it has answers, otherwise nothing at all. */
function leave(state: ThreadState, reply: KnownReply): ThreadState {
  const known = state.replies[reply.id];
  const counted = !known || known.status === 'published' || known.html !== null;
  // A place-holder was counted out when it became one: it leaves when all that it holds the place for does.
  return vanish(counted ? countBy(blank(state, reply), reply, -1) : state, reply.id);
}

function blank(state: ThreadState, reply: KnownReply): ThreadState {
  const known = state.replies[reply.id];
  if (!known) return { ...state, gone: { ...state.gone, [reply.id]: true } };
  // One's own text was changed and waits now: the others lost sight of it, its author did not.
  if (known.status === 'held' && reply.status === 'held' && known.html !== null) return state;
  const status = reply.status === 'published' ? 'rejected' : reply.status;
  return putReply(state, { ...known, status, author: null, body: null, html: null });
}

/** Takes a place-holder out of its branch when nothing is under it, and then perhaps the one above it. */
function vanish(state: ThreadState, id: string): ThreadState {
  const reply = state.replies[id];
  if (!reply || reply.html !== null || reply.answerCount > 0) return state;
  const own = state.branches[id];
  if (own && own.ids.length + own.waiting.length > 0) return state;
  const parentId = reply.parentId ?? TOP;
  const without = (ids: string[]) => ids.filter((other) => other !== id);
  const branch = branchOf(state, parentId);
  const gone = { ...state, gone: { ...state.gone, [id]: true as const } };
  const left = setBranch(gone, parentId, {
    ids: without(branch.ids),
    next: branch.next,
    waiting: without(branch.waiting),
    later: without(branch.later),
  });
  return parentId === TOP ? left : vanish(left, parentId);
}

/** One's own reply, just posted or edited, or held: it is shown at once, and its event will find it in its place. */
export function showOwn(state: ThreadState, reply: OwnReplyView | KnownReply): ThreadState {
  const before = state.replies[reply.id];
  const isTold = before?.status === 'published' && !before.alone;
  const known = present(state, isTold ? reply : { ...reply, alone: true });
  const parentId = reply.parentId ?? TOP;
  if (parentId !== TOP && !known.replies[parentId]) return known;
  const branch = branchOf(state, parentId);
  if (branch.ids.includes(reply.id)) return known;
  return setBranch(known, parentId, {
    ...branch,
    ids: withNew(known, parentId, branch.ids, [reply.id]),
    waiting: branch.waiting.filter((id) => id !== reply.id),
  });
}

/** One's own reply, just withdrawn: counted out here where it was counted in, and its event finds it gone. */
export function hideOwn(state: ThreadState, replyId: string): ThreadState {
  const reply = state.replies[replyId];
  if (!reply) return state;
  const blanked = blank(state, { ...reply, status: 'withdrawn' });
  return vanish(reply.status === 'published' && !reply.alone ? countBy(blanked, reply, -1) : blanked, replyId);
}

/** Shows what waited under a reply, or under the article. */
export function reveal(state: ThreadState, parentId: string): ThreadState {
  const branch = branchOf(state, parentId);
  return setBranch(state, parentId, {
    ...branch,
    ids: withNew(state, parentId, branch.ids, branch.waiting),
    waiting: [],
  });
}

/** Forgets what only its author could see, when the author logs out. */
export function forgetOwn(state: ThreadState): ThreadState {
  return Object.values(state.replies)
    .filter(({ status, html }) => status === 'held' && html !== null)
    .reduce(
      (next, reply) => vanish(putReply(next, { ...reply, author: null, body: null, html: null }), reply.id),
      state,
    );
}
