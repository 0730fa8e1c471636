import type { QueueKind } from '#contract/moderation';
import type { ReplyStatus } from '#contract/replies';
import { addToReplyCount } from '#domain/identity/users.store';
import { appendThreadEvent, unpin } from '#domain/threads/threads.store';
import type { Transaction } from '#platform/database/database';
import type { Change } from './reply-announcer.js';
import { publicEvent, type Reply } from './reply.js';
import { carryUp, findReply, publishRevision, setStatus } from './replies.store.js';

/** The moderators' lists that a reply stands in. */
export const queuesOf = (reply: Pick<Reply, 'status' | 'shadow' | 'openReportCount' | 'reviewedAt'>): QueueKind[] => [
  ...(reply.status === 'held' && reply.shadow === null ? (['held'] as const) : []),
  ...(reply.status === 'published' && reply.openReportCount > 0 ? (['reported'] as const) : []),
  ...(reply.status === 'published' && reply.reviewedAt === null ? (['new'] as const) : []),
];

/** How a reply comes to another status: by whom it was looked at, and what happens to those who see it change. */
export interface StatusChange {
  to: ReplyStatus;
  at: Date;
  /** True when a moderator decided it. */
  reviewed: boolean;
  /** What everybody sees when the status stays and the text changed. */
  otherwise?: 'reply.edited';
  /** Whether the newsroom chose it, where that is what was decided. */
  featured?: boolean;
  /** Since when it waited or in whose shadow, and when it was looked at, where it is put back to how it was. */
  as?: { heldAt: Date | null; shadow: Reply['shadow']; reviewedAt: Date | null };
}

/** The newsroom chose a text that could be read: another text, or one that is gone, is not chosen. */
const staysFeatured = (before: Reply, { to, reviewed, otherwise, featured }: StatusChange): boolean =>
  to === 'published' && (featured ?? (before.featured && (reviewed || otherwise !== 'reply.edited')));

/**
 * The one way from a status to another: the reply, the counters of those it answers, of its thread and of its
 * author, and the event that everybody sees, all in the caller's transaction. The thread and the reply are locked.
 */
export async function changeStatus(tx: Transaction, before: Reply, change: StatusChange): Promise<Change> {
  const { to, at, reviewed, otherwise } = change;
  await setStatus(tx, before, to, {
    featured: staysFeatured(before, change),
    ...(to === 'held' && before.status !== 'held' ? { heldAt: at } : {}),
    // What was read was another text: an edited reply is new to the moderators again.
    ...(reviewed ? { reviewedAt: at } : otherwise === 'reply.edited' ? { reviewedAt: null } : {}),
    ...(change.as === undefined ? {} : { heldAt: change.as.heldAt ?? at, shadow: change.as.shadow, reviewedAt: change.as.reviewedAt }),
  });
  // What was pinned was another text, or is gone.
  if (to !== 'published' || (!reviewed && otherwise === 'reply.edited')) await unpin(tx, before.threadId, before.id);
  const after = (await findReply(tx, before.id)) ?? before;
  const published = Number(after.status === 'published') - Number(before.status === 'published');
  await carryUp(tx, before.parentId, { published, shown: Number(after.shown) - Number(before.shown) });
  await addToReplyCount(tx, before.author.id, published);
  if (after.status === 'published') await publishRevision(tx, after.id, after.revision, at);
  const type = publicEvent(before.status, after.status) ?? (after.status === 'published' ? (otherwise ?? null) : null);
  const queues = [...new Set([...queuesOf(before), ...queuesOf(after)])];
  if (type === null) return { reply: after, event: null, queues };
  const seq = await appendThreadEvent(tx, { threadId: after.threadId, type, replyId: after.id, replyCountChange: published, at });
  return { reply: after, event: { type, seq }, queues };
}
