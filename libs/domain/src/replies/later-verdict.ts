import type { ReplyStatus } from '#contract/replies';
import { isUntoldCode, type KeptVerdict } from '#domain/screening/screening';
import { toldStatus, type Reply } from './reply.js';

/** How things stand when a verdict comes that was waited for. */
export interface Later {
  /** All of them, with the one that came. */
  verdicts: readonly KeptVerdict[];
  /** When the text was posted. */
  postedAt: Date;
  /** Whether its author could post there now, without anybody reading it first, as far as they are told. */
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

/**
 * What becomes of it and of whom it is left to: to somebody who is in a shadow and is not told, what waits and what comes out does so as to everybody. What would be
 * shown is left to them then; and what was left to them waits for the moderators where it would be held. `shadowed`: whether they are in one now.
 */
export function becomesAfterVerdict(reply: Pick<Reply, 'status' | 'shadow' | 'heldAt' | 'reviewedAt'>, { shadowed, ...later }: Later & { shadowed: boolean }): Pick<Reply, 'status' | 'shadow'> {
  const { status, shadow } = reply;
  const [before, verdicts] = [toldStatus(reply), later.verdicts.filter(({ code }) => !isUntoldCode(code))];
  const told = statusAfterVerdict({ ...reply, status: before }, { ...later, verdicts });
  if (told === before) return { status, shadow };
  if (told !== 'published') return { status: told, shadow: null };
  // What was written in a shadow that is over, or before there was one, waits for the moderators.
  const written = verdicts.length < later.verdicts.length;
  if (written !== shadowed) return { status, shadow };
  return shadowed ? { status, shadow: 'untold' } : { status: told, shadow: null };
}
