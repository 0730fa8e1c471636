import type { ReplyStatus } from '#contract/replies';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Reply } from './reply.js';

/** How things stand when a verdict comes that was waited for. */
export interface Later {
  /** All of them, with the one that came. */
  verdicts: readonly KeptVerdict[];
  /** When the text was posted. */
  postedAt: Date;
  /** Whether its author could post there now, without anybody reading it first. */
  mayPost: boolean;
}

/**
 * What becomes of a reply: what a moderator has looked at stays as it is; what is shown is held where a check holds it now; and what was
 * held for this text alone is shown when no check holds it any more.
 */
export function statusAfterVerdict({ status, heldAt, reviewedAt }: Pick<Reply, 'status' | 'heldAt' | 'reviewedAt'>, { verdicts, postedAt, mayPost }: Later): ReplyStatus {
  if (reviewedAt !== null) return status;
  const held = verdicts.some(({ outcome }) => outcome === 'hold');
  if (status === 'published') return held ? 'held' : 'published';
  // What waited since an earlier text waits on: an edit publishes nothing by itself.
  const forThisText = heldAt?.getTime() === postedAt.getTime();
  return status === 'held' && !held && forThisText && mayPost ? 'published' : status;
}
