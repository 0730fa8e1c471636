import type { Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { findLastPosted } from './replies.store.js';

/** Refuses whoever a moderator slowed down and who posted on this site within that time. Their row is locked, so that two at once cannot both be the first. */
export async function refuseTooSoon(tx: Transaction, { authorId, siteId, slowSeconds, at }: { authorId: string; siteId: string; slowSeconds: number; at: Date }): Promise<void> {
  const last = await findLastPosted(tx, { authorId, siteId, after: new Date(at.getTime() - slowSeconds * 1_000) });
  if (last !== null) refuse('user.slowed', { retryAfter: Math.max(1, Math.ceil((last.getTime() + slowSeconds * 1_000 - at.getTime()) / 1_000)) });
}
