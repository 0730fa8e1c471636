import type { SiteSettings } from '#contract/sites';
import { BURST_SECONDS, NEAR_SECONDS, REJECTED_DAYS, REPEAT_SECONDS } from '#domain/screening/checks';
import { nearest, ownWordsOf } from '#domain/screening/near-text';
import type { Circumstances, Draft } from '#domain/screening/screening';
import type { Clock } from '#platform/clock/clock';
import type { Db } from '#platform/database/database';
import { countLately, countRejected } from './replies.store.js';

/** What was posted lately that a draft must be compared with: how much by its author, and how near it comes to what was said already. */
export async function lookBack(db: Db, clock: Clock, { authorId, threadId }: { authorId: string; threadId: string }, draft: Draft): Promise<Omit<Circumstances['lately'], 'rejected'>> {
  const since = { burst: clock.secondsAgo(BURST_SECONDS), repeat: clock.secondsAgo(REPEAT_SECONDS), near: clock.secondsAgo(NEAR_SECONDS) };
  const { replies, sameText, near } = await countLately(db, { authorId, threadId, hash: draft.hash, sketch: draft.sketch }, since);
  return { replies, sameText, nearest: near.length === 0 ? 0 : nearest(ownWordsOf(draft.body), near) };
}

/** How many of an author's replies moderators rejected lately. A site that does not go by that waits for nothing. */
export async function rejectedLately(db: Db, clock: Clock, { authorId, siteId, settings }: { authorId: string; siteId: string; settings: SiteSettings }): Promise<number> {
  return settings.holdAfterRejections === 0 ? 0 : countRejected(db, authorId, siteId, clock.secondsAgo(REJECTED_DAYS * 86_400));
}
