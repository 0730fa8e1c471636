import { BURST_SECONDS, NEAR_SECONDS, REPEAT_SECONDS } from '#domain/screening/checks';
import { nearest, ownWordsOf } from '#domain/screening/near-text';
import type { Circumstances, Draft } from '#domain/screening/screening';
import type { Clock } from '#platform/clock/clock';
import type { Db } from '#platform/database/database';
import { countLately } from './replies.store.js';

/** What was posted lately that a draft must be compared with: how much by its author, and how near it comes to what was said already. */
export async function lookBack(db: Db, clock: Clock, { authorId, threadId }: { authorId: string; threadId: string }, draft: Draft): Promise<Circumstances['lately']> {
  const since = { burst: clock.secondsAgo(BURST_SECONDS), repeat: clock.secondsAgo(REPEAT_SECONDS), near: clock.secondsAgo(NEAR_SECONDS) };
  const { replies, sameText, near } = await countLately(db, { authorId, threadId, hash: draft.hash, sketch: draft.sketch }, since);
  return { replies, sameText, nearest: near.length === 0 ? 0 : nearest(ownWordsOf(draft.body), near) };
}
