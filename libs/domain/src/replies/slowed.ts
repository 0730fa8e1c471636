import { worksOn } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import type { Thread } from '#domain/threads/thread';
import type { Raw } from '#platform/database/statements';
import { refuse } from '#platform/refusals/refusal';
import { findLastPosted, findLastPostedIn } from './replies.store.js';

/** Refuses whoever a moderator slowed down and who posted on this site within that time. Their row is locked, so that two at once cannot both be the first. */
export async function refuseTooSoon(tx: Raw, { authorId, siteId, slowSeconds, at }: { authorId: string; siteId: string; slowSeconds: number; at: Date }): Promise<void> {
  const last = await findLastPosted(tx, { authorId, siteId, after: new Date(at.getTime() - slowSeconds * 1_000) });
  if (last !== null) refuse('user.slowed', { retryAfter: Math.max(1, Math.ceil((last.getTime() + slowSeconds * 1_000 - at.getTime()) / 1_000)) });
}

/** Refuses whoever posted in a thread in slow mode within its time. Who works for its site is not slowed: they answer many. */
export async function refuseInSlowMode(tx: Raw, author: Pick<User, 'id' | 'role' | 'siteRoles'>, thread: Thread, at: Date): Promise<void> {
  const { slowSeconds } = thread;
  if (slowSeconds === 0 || worksOn(author, thread.siteId)) return;
  const last = await findLastPostedIn(tx, { authorId: author.id, threadId: thread.id, after: new Date(at.getTime() - slowSeconds * 1_000) });
  if (last !== null) refuse('thread.slow', { retryAfter: Math.max(1, Math.ceil((last.getTime() + slowSeconds * 1_000 - at.getTime()) / 1_000)) });
}
