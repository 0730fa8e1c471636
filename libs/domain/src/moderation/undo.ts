import { UNDO_SECONDS } from '#contract/moderation';
import type { ReplyStatus } from '#contract/replies';
import type { Reply } from '#domain/replies/reply';

/** How a reply stands, as far as decisions move it. */
interface Standing {
  status: ReplyStatus;
  featured: boolean;
  openReports: number;
  heldAt: string | null;
  /** Left out of what was kept before there were shadows. */
  shadow?: Reply['shadow'];
  reviewedAt: string | null;
}

/** What a decision did to a reply: kept with it, so that it can be put back exactly. */
export interface Turn {
  before: Standing;
  after: Standing;
}

const standing = (reply: Reply): Standing => ({
  status: reply.status,
  featured: reply.featured,
  openReports: reply.openReportCount,
  heldAt: reply.heldAt?.toISOString() ?? null,
  shadow: reply.shadow,
  reviewedAt: reply.reviewedAt?.toISOString() ?? null,
});

export const turnBetween = (before: Reply, after: Reply): Turn => ({ before: standing(before), after: standing(after) });

/** What lies in the database, as it was written; null of decisions from before there was undoing. */
export const turnOf = (kept: unknown): Turn | null => kept as Turn | null;

/** What of a reply the log says, before and after. */
export const recorded = (reply: Reply) => ({ status: reply.status, revision: reply.revision, openReports: reply.openReportCount, featured: reply.featured });

interface Decided {
  id: string;
  revision: number;
  createdAt: Date;
  undoneAt: Date | null;
  turn: Turn | null;
}

/** Whether there is still time to take a decision back. */
export const isFresh = (decision: Pick<Decided, 'createdAt'>, now: Date): boolean => now.getTime() - decision.createdAt.getTime() <= UNDO_SECONDS * 1_000;

/** Whether a reply still stands as a decision left it: the same text, nothing reported since, nothing decided since. */
export function stillStands(decision: Decided, reply: Reply, lastDecisionId: string | null): boolean {
  if (decision.undoneAt !== null || decision.turn === null || lastDecisionId !== decision.id || reply.revision !== decision.revision) return false;
  const now = standing(reply);
  return (Object.keys(now) as (keyof Standing)[]).every((part) => (now[part] ?? null) === (decision.turn?.after[part] ?? null));
}
