import type { BulkLeft, BulkState } from '#contract/bulk';
import type { DecisionReason } from '#contract/moderation';
import type { RefusalCode } from '#contract/refusals';
import type { ReplyStatus } from '#contract/replies';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { decided, type Reply } from '#domain/replies/reply';
import type { User } from '#domain/identity/user';

/** One decision on many replies. */
export interface Bulk {
  id: string;
  moderatorId: string;
  decision: 'approve' | 'reject';
  reason: DecisionReason | null;
  /** A reason of a site's own. */
  ownReason: string | null;
  note: string | null;
  state: 'previewed' | BulkState;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

/** A reply that a bulk touches, as it stood when the preview showed it. */
export interface BulkItem {
  place: number;
  replyId: string;
  threadId: string;
  revision: number;
  status: ReplyStatus;
  reviewedAt: Date | null;
  decisionId: string | null;
}

/** How far a bulk is. */
export interface Progress {
  asked: number;
  waiting: number;
  done: number;
  undone: number;
  left: BulkLeft[];
  kept: BulkLeft[];
}

/** Why a reply cannot be touched by a bulk of this moderator, as it stands; null: it can. */
export const whyNotTouch = (moderator: User, reply: Reply, decision: Bulk['decision']): RefusalCode | null =>
  whyNotModerate(moderator, reply) ?? (decided(decision, reply) === undefined ? 'reply.transition' : null);

/** Why a reply is left that has moved on since the preview: another text, or another decision. Who decides sees what the preview saw, or leaves it. */
export function whyMovedOn(seen: Pick<BulkItem, 'revision' | 'status' | 'reviewedAt'>, now: Pick<Reply, 'revision' | 'status' | 'reviewedAt'>): RefusalCode | null {
  if (seen.revision !== now.revision) return 'reply.revision-moved';
  const decidedAnew = seen.reviewedAt?.getTime() !== now.reviewedAt?.getTime();
  return decidedAnew || seen.status !== now.status ? 'reply.decided-meanwhile' : null;
}

/** So many are done by one run of the job, which then queues the next: a killed worker holds up no more than these. */
export const ITEMS_A_RUN = 50;

/** A reply that is moved just as its turn comes is looked for at its new place so often before it is left. */
export const MOST_TIMES_MOVED = 5;

/** It is told how far it is after so many. */
export const TOLD_EVERY = 10;
