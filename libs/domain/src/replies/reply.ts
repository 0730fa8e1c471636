import type { Role } from '#contract/accounts';
import type { DecisionKind } from '#contract/moderation';
import type { ReplyStatus } from '#contract/replies';
import type { Restriction } from '#domain/identity/power.policy';

/** Far deeper than any conversation that people follow; it bounds the work that one reply can make. */
export const MAX_DEPTH = 50;

/** How many answers a page carries under each reply, level by level: enough to see that there is a conversation. */
export const INLINE_ANSWERS = [3, 2, 1] as const;

/** Anything posted in a thread. */
export interface Reply {
  id: string;
  threadId: string;
  /** Its thread's. */
  siteId: string;
  parentId: string | null;
  depth: number;
  /** With the role that they have on this site. */
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
  /** Held because its author was shadowed when it was posted, who is told or is not: it waits for nobody. */
  shadow: 'told' | 'untold' | null;
  reportedAt: Date | null;
  reviewedAt: Date | null;
  /** What makes it urgent: see urgency.ts. */
  reportWeight: number;
  suspicion: number;
  audience: number;
  createdAt: Date;
  editedAt: Date | null;
  /** Its text was changed when somebody had answered it already. */
  editedLate: boolean;
  /** Where the answers below it were closed, if they were: at it, or at one that it answers. */
  locked: 'here' | 'above' | null;
}

/** A reply away from the conversation that it stands in. */
export interface ReplyApart extends Reply {
  /** Who wrote what it answers; null when that is the article, or cannot be seen any more. */
  inAnswerTo: Reply['author'] | null;
}

/** Where a moderator's decision leads from each status; what is not here is refused. */
const DECIDED: Record<DecisionKind, Partial<Record<ReplyStatus, ReplyStatus>>> = {
  // Approving what is published answers its reports: it may stay.
  approve: { held: 'published', published: 'published' },
  reject: { held: 'rejected', published: 'rejected' },
  restore: { rejected: 'published' },
  // Only what can be read is shown first.
  feature: { published: 'published' },
  unfeature: { published: 'published' },
};

/** What a decision makes of a reply; undefined when it does not fit what the reply is. */
export function decided(decision: DecisionKind, { status, featured }: Pick<Reply, 'status' | 'featured'>): ReplyStatus | undefined {
  if (featured ? decision === 'feature' : decision === 'unfeature') return undefined;
  return DECIDED[decision][status];
}

/** Whether a decision says that a reply may stay, so that what was reported of it is answered. To choose a reply is another question. */
export const answersReports = (decision: DecisionKind): boolean => decision !== 'feature' && decision !== 'unfeature';

/** Whether somebody's next reply is left to them, and whether they are told. */
export const shadowUnder = ({ standing, untold }: Pick<Restriction, 'standing' | 'untold'>): Reply['shadow'] => (standing !== 'shadowed' ? null : untold === true ? 'untold' : 'told');

/** What its author is told of it. */
export const toldStatus = ({ status, shadow }: Pick<Reply, 'status' | 'shadow'>): ReplyStatus => (shadow === 'untold' ? 'published' : status);

/** What everybody else sees happen when a reply goes from one status to another; null: nothing. */
export function publicEvent(before: ReplyStatus, after: ReplyStatus): 'reply.published' | 'reply.removed' | 'reply.restored' | null {
  if (before === after) return null;
  if (after === 'published') return before === 'rejected' ? 'reply.restored' : 'reply.published';
  return before === 'published' ? 'reply.removed' : null;
}
