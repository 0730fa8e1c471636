import type { ThreadHead } from '#contract/live';
import type { ThreadView } from '#contract/threads';
import type { User } from '#domain/identity/user';
import { mayModerateThread, mayPostIn } from './thread.policy.js';
import { isOpen, type Thread } from './thread.js';

export const viewThread = (thread: Thread, viewer: User | null, now: Date): ThreadView => ({
  id: thread.id,
  articleId: thread.articleId,
  prompt: thread.prompt,
  status: isOpen(thread, now) ? 'open' : 'closed',
  moderation: thread.moderation,
  replyCount: thread.replyCount,
  seq: thread.seq,
  opensAt: thread.opensAt?.toISOString() ?? null,
  closesAt: thread.closesAt?.toISOString() ?? null,
  slowSeconds: thread.slowSeconds,
  linksBeforeHold: thread.linksBeforeHold,
  pinnedReplyId: thread.pinnedReplyId,
  createdAt: thread.createdAt.toISOString(),
  can: { post: mayPostIn(viewer, thread, now), moderate: mayModerateThread(viewer, thread) },
});

/** Where a thread stands, for everybody who follows it live. */
export const viewThreadHead = (thread: Thread, now: Date): ThreadHead => ({
  threadId: thread.id,
  seq: thread.seq,
  status: isOpen(thread, now) ? 'open' : 'closed',
  replyCount: thread.replyCount,
});
