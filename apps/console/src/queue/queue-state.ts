import type { DecisionKind, DecisionView, QueueAnswer, QueueItem, QueueKind } from '#contract/moderation';
import type { LeaseView } from '#contract/teamwork';
import type { ReplyStatus, ReplyView } from '#contract/replies';
import type { Failure } from '../api/client.js';
import { filterItems } from './filter-items.js';
import { WHOLE_QUEUE, type Narrowing } from './narrowing.js';

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

/** What this moderator has just done to a reply that is not open any more; a decision can be undone for a while. */
export interface JustDone {
  what: DecisionKind | 'opined' | 'handed' | 'asked' | 'undone';
  /** Whose reply it was. */
  author: string | null;
  /** Null where there is nothing to undo. */
  decisionId: string | null;
  item: QueueItem | null;
  /** Where it stood, in which queue. */
  at: number;
  kind: QueueKind;
  failure: Failure | null;
}

/** A reply that left the queue by what was done here, or is back in it. */
export interface Move {
  id: string;
  back: boolean;
}

/** Who was heard to look at a reply, or that nobody does any more. */
export interface HeardLease {
  /** Its number, in the order of hearing, from 1 on. */
  nr: number;
  id: string;
  lease: LeaseView | null;
}

/** How much had been done here and heard when an answer was asked for. */
export interface Known {
  moves: number;
  leases: number;
}

export interface QueueState {
  kind: QueueKind;
  threadId: string | null;
  narrowing: Narrowing;
  filter: string;
  items: readonly QueueItem[];
  next: string | null;
  counts: Record<QueueKind, number> | null;
  oldest: QueueAnswer['oldest'] | null;
  late: QueueAnswer['late'] | null;
  selectedId: string | null;
  /** Whether the moderator chose it: what came up by itself is left to whoever looks at it already. */
  chosen: boolean;
  /** Whether the selected reply is being read; on a narrow screen the list is hidden then. */
  reading: boolean;
  loading: 'first' | 'more' | 'again' | null;
  failure: Failure | null;
  decidingId: string | null;
  notice: { replyId: string; notice: Notice } | null;
  recent: readonly RecentDecision[];
  done: JustDone | null;
  /** What went by a decision made here, and came back by undoing one, in order: an answer that was asked for before that is out of date about it. */
  moves: readonly Move[];
  /** The last of who was heard to look at what, in order: an answer that was asked for before that is out of date about it too. */
  leases: readonly HeardLease[];
  /** How many were heard in all. */
  leasesHeard: number;
}

export type QueueAction =
  | { type: 'place'; kind: QueueKind; threadId: string | null; narrowing: Narrowing }
  | { type: 'asking'; how: 'first' | 'more' | 'again' }
  | { type: 'answered'; how: 'first' | 'more' | 'again'; answer: QueueAnswer; known?: Known }
  | { type: 'failed'; failure: Failure }
  | { type: 'filter'; filter: string }
  | { type: 'select'; id: string }
  | { type: 'move'; by: 1 | -1; me: string }
  | { type: 'leave' }
  | { type: 'back' }
  | { type: 'deciding'; id: string }
  | { type: 'decided'; decision: DecisionView }
  | { type: 'leased'; id: string; lease: LeaseView | null; me: string }
  | { type: 'passed'; id: string; what: 'opined' | 'handed' | 'asked' }
  | { type: 'decided-together'; ids: readonly string[] }
  | { type: 'undone'; item: QueueItem }
  | { type: 'undo-failed'; failure: Failure }
  | { type: 'done-over' }
  | { type: 'refused'; id: string; notice: Notice; reply: ReplyView | null };

/** The queue before anything is known. */
export const emptyQueue: QueueState = {
  kind: 'held',
  threadId: null,
  narrowing: WHOLE_QUEUE,
  filter: '',
  items: [],
  next: null,
  counts: null,
  oldest: null,
  late: null,
  selectedId: null,
  chosen: false,
  reading: false,
  loading: null,
  failure: null,
  decidingId: null,
  notice: null,
  recent: [],
  done: null,
  moves: [],
  leases: [],
  leasesHeard: 0,
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
