import type { Role } from '#contract/accounts';
import type { DecisionKind } from '#contract/moderation';
import type { ReplyStatus } from '#contract/replies';

/** Far deeper than any conversation that people follow; it bounds the work that one reply can make. */
export const MAX_DEPTH = 50;

/** How many answers a page carries under each reply, level by level: enough to see that there is a conversation. */
export const INLINE_ANSWERS = [3, 2, 1] as const;

/** Anything posted in a thread. */
export interface Reply {
  id: string;
  threadId: string;
  parentId: string | null;
  depth: number;
  author: { id: string; name: string; role: Role };
  status: ReplyStatus;
  revision: number;
  body: string;
  html: string;
  likeCount: number;
  answerCount: number;
  shownAnswerCount: number;
  shown: boolean;
  featured: boolean;
  openReportCount: number;
  heldAt: Date | null;
  reportedAt: Date | null;
  reviewedAt: Date | null;
  createdAt: Date;
  editedAt: Date | null;
}

/** Where a moderator's decision leads from each status; what is not here is refused. */
const DECIDED: Record<DecisionKind, Partial<Record<ReplyStatus, ReplyStatus>>> = {
  // Approving what is published answers its reports: it may stay.
  approve: { held: 'published', published: 'published' },
  reject: { held: 'rejected', published: 'rejected' },
  restore: { rejected: 'published' },
};

/** What a decision makes of a reply; undefined when it does not fit its status. */
export const decided = (decision: DecisionKind, status: ReplyStatus): ReplyStatus | undefined => DECIDED[decision][status];

/** What everybody else sees happen when a reply goes from one status to another; null: nothing. */
export function publicEvent(before: ReplyStatus, after: ReplyStatus): 'reply.published' | 'reply.removed' | 'reply.restored' | null {
  if (before === after) return null;
  if (after === 'published') return before === 'rejected' ? 'reply.restored' : 'reply.published';
  return before === 'published' ? 'reply.removed' : null;
}
