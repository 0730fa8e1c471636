import type { FrameModel } from '#contract/frame';
import type { Page } from '#contract/primitives';
import type { ReplySelection, ReplySort, ReplyView, ScreeningReason } from '#contract/replies';
import type { ThreadView } from '#contract/threads';

/** A reply without its answers, which are kept by branch; one's own may say why it waits. `alone`: one's own, and nothing was told yet of others seeing it. */
export type KnownReply = Omit<ReplyView, 'answers'> & { reasons?: ScreeningReason[]; alone?: true };

/** The direct answers to a reply, or to the article. */
export interface Branch {
  /** What is shown, in the order it is shown. */
  ids: string[];
  /** Where the rest begins; '' is the very beginning, null says that there is no more. */
  next: string | null;
  /** What came in live and waits until the reader asks for it. */
  waiting: string[];
  /** What came in live but belongs to pages that are not loaded yet. */
  later: string[];
}

/** What came since a reader left. */
export interface SinceLeft {
  mark: string;
  count: number;
  /** The first of it. */
  first: string | null;
  /** More came than were counted. */
  more: boolean;
}

/** Everything that is known in the browser about the thread being read. */
export interface ThreadState {
  thread: ThreadView;
  sort: ReplySort;
  /** Where only some of the replies are listed, from any depth: what the newsroom wrote. */
  only: ReplySelection | null;
  /** What the newsroom pinned, and what it chose, the newest first. */
  chosen: string[];
  replies: Readonly<Record<string, KnownReply>>;
  /** By the id of the reply answered; `TOP` for the article. */
  branches: Readonly<Record<string, Branch>>;
  /** Replies to the article that are in the list, and are drawn a few at a time: many at once would keep a slow device from answering. */
  undrawn: readonly string[];
  /** Since when the reader was away: the newest reply there was, and how much came after it. Null when they were not. */
  left: SinceLeft | null;
  /** Replies that left the thread, so that an older page cannot bring them back. */
  gone: Readonly<Record<string, true>>;
  /** The last event that was applied, without a gap before it. */
  seq: number;
  /** The last event that is known to exist. Behind when it is greater than `seq`. */
  known: number;
}

/** The branch of the replies to the article itself. */
export const TOP = '';

const emptyBranch: Branch = { ids: [], next: null, waiting: [], later: [] };

/** Whether events are missing between what was applied and what is known to exist. */
export const isBehind = (state: ThreadState): boolean => state.known > state.seq;

/** The branch under a reply; for one whose answers were never asked for, one that begins at the beginning. */
export function branchOf(state: ThreadState, parentId: string): Branch {
  const known = state.branches[parentId];
  if (known) return known;
  return (state.replies[parentId]?.answerCount ?? 0) > 0 ? { ...emptyBranch, next: '' } : emptyBranch;
}

/** The state that a page from the server begins with. */
export function beginThread(model: FrameModel): ThreadState {
  const { thread, sort, only, page, focus, chosen } = model;
  const state: ThreadState = {
    thread,
    sort,
    only,
    chosen: chosen.map(({ id }) => id),
    replies: {},
    branches: { [TOP]: emptyBranch },
    undrawn: [],
    left: null,
    gone: {},
    seq: thread.seq,
    known: thread.seq,
  };
  const withPage = addPage(state, TOP, page);
  return [...(focus?.path ?? []), ...chosen].reduce(learn, withPage);
}

/** Adds a page to a branch. What is known already is newer than a page, which may have been kept for a moment. */
export function addPage(state: ThreadState, parentId: string, page: Page<ReplyView>): ThreadState {
  const learned = page.items.reduce(learn, state);
  const branch = branchOf(learned, parentId);
  const ids = new Set([...branch.ids, ...page.items.map(({ id }) => id)]);
  if (page.next === null) branch.later.forEach((id) => ids.add(id));
  return setBranch(learned, parentId, {
    ids: inOrder(learned, parentId, [...ids]),
    next: page.next,
    waiting: branch.waiting.filter((id) => !ids.has(id)),
    later: page.next === null ? [] : branch.later.filter((id) => !ids.has(id)),
  });
}

/** What no page may ever bring: it waits, or others have not been told of it. */
const isOwnAlone = (reply?: KnownReply): boolean => reply?.status === 'held' || reply?.alone === true;

/**
 * Begins the list again, in another order. What is known of replies and their answers stays, and so does what no
 * page can bring: new replies that may have come after the page was made, and one's own that wait for a moderator.
 */
export function startOver(
  state: ThreadState,
  { sort, only, page }: { sort: ReplySort; only: ReplySelection | null; page: Page<ReplyView> },
): ThreadState {
  const { ids, waiting, later } = branchOf(state, TOP);
  const kept = {
    ...emptyBranch,
    ids: ids.filter((id) => isOwnAlone(state.replies[id])),
    waiting: [...waiting, ...later],
  };
  return addPage(setBranch({ ...state, sort, only }, TOP, kept), TOP, page);
}

/**
 * Begins the list again in the same order, because more has come in than anybody wants put above what is there. What the
 * page does not hold comes with the pages after it; only what is newer than the page still waits.
 */
export function beginAgain(state: ThreadState, page: Page<ReplyView>): ThreadState {
  const { ids, waiting, later } = branchOf(state, TOP);
  const newest = page.items.map(({ id }) => id).reduce((last, id) => (id > last ? id : last), '');
  const kept = {
    ...emptyBranch,
    ids: ids.filter((id) => isOwnAlone(state.replies[id])),
    waiting: waiting.filter((id) => id > newest),
    later: [...later, ...waiting.filter((id) => id <= newest)],
  };
  return addPage(setBranch(state, TOP, kept), TOP, page);
}

/** So many are drawn in one task: a phone at a quarter of a desk's speed takes some 10 ms for each, and 50 are felt as a delay. */
const DRAWN_AT_ONCE = 4;

/** After a change that put many replies into the list: the first few of those are drawn with it, the others after that. */
export function fewAtFirst(before: ThreadState, after: ThreadState): ThreadState {
  const drawn = new Set(branchOf(before, TOP).ids.filter((id) => !before.undrawn.includes(id)));
  const fresh = branchOf(after, TOP).ids.filter((id) => !drawn.has(id));
  return { ...after, undrawn: fresh.slice(DRAWN_AT_ONCE) };
}

/** Draws the next few. */
export const drawMore = (state: ThreadState): ThreadState => ({
  ...state,
  undrawn: state.undrawn.slice(DRAWN_AT_ONCE),
});

/** Takes in a reply and the answers it carries. */
export function learn(state: ThreadState, { answers, ...reply }: ReplyView): ThreadState {
  if (state.gone[reply.id]) return state;
  const known = state.replies[reply.id];
  const { inAnswerTo } = reply;
  const next = !known
    ? putReply(state, reply)
    : known.inAnswerTo === undefined && inAnswerTo !== undefined
      ? putReply(state, { ...known, inAnswerTo })
      : state;
  return answers ? addPage(next, reply.id, answers) : next;
}

/** What was copied since a batch began; nobody outside of the batch has seen it yet. */
let copied: WeakSet<object> | null = null;

/**
 * Makes many changes as one. Each change alone copies all that is known of the thread's replies; a batch copies it once, or a
 * second of a hot thread would take a phone a tenth of one. Within a batch, nobody looks again at a state that was changed:
 * its replies are those of the next.
 */
export function together(change: () => ThreadState): ThreadState {
  const outer = copied;
  copied ??= new WeakSet();
  try {
    return change();
  } finally {
    copied = outer;
  }
}

/** Puts a reply into the state, new or changed. */
export function putReply(state: ThreadState, reply: KnownReply): ThreadState {
  const replies: Record<string, KnownReply> = copied?.has(state.replies) ? state.replies : { ...state.replies };
  copied?.add(replies);
  replies[reply.id] = reply;
  return { ...state, replies };
}

/** Puts a branch into the state. */
export function setBranch(state: ThreadState, parentId: string, branch: Branch): ThreadState {
  return { ...state, branches: { ...state.branches, [parentId]: branch } };
}

/** Whether a branch is in an order that only the server knows: what is new is then put above what is there. */
export const isGivenOrder = (state: ThreadState, parentId: string): boolean =>
  parentId === TOP && state.sort !== 'newest' && state.sort !== 'oldest';

/** Negative when the first is shown above the second. Answers always read from the oldest on. */
export function compare(state: ThreadState, parentId: string, a: string, b: string): number {
  const [first, second] = [state.replies[a], state.replies[b]];
  if (!first || !second) return 0;
  // Ids are made of the time, and pages come in their order.
  const byTime = first.id < second.id ? -1 : Number(first.id > second.id);
  return parentId === TOP && state.sort === 'newest' ? -byTime : byTime;
}

/** The ids of those that are still here, in the order of their branch. */
export function inOrder(state: ThreadState, parentId: string, ids: string[]): string[] {
  const here = ids.filter((id) => state.replies[id] && !state.gone[id]);
  return isGivenOrder(state, parentId) ? here : here.sort((a, b) => compare(state, parentId, a, b));
}

/** Ids with some that came in while reading: where the order says, or above the others where the server alone knows it. */
export const withNew = (state: ThreadState, parentId: string, ids: string[], fresh: string[]): string[] =>
  inOrder(state, parentId, [...fresh.toSorted().reverse(), ...ids]);
