import type { ThreadModeration, ThreadStatus } from '#contract/threads';

/** A discussion attached to an article. */
export interface Thread {
  id: string;
  articleId: string;
  /** Its article's. */
  siteId: string;
  isMain: boolean;
  prompt: string | null;
  status: ThreadStatus;
  moderation: ThreadModeration;
  opensAt: Date | null;
  closesAt: Date | null;
  slowSeconds: number;
  linksBeforeHold: number | null;
  pinnedReplyId: string | null;
  replyCount: number;
  seq: number;
  createdAt: Date;
}

/** Whether a thread takes replies at a moment: one that was to open or close by then has done so, whoever looks. */
export const isOpen = (thread: Pick<Thread, 'status' | 'opensAt' | 'closesAt'>, now: Date): boolean =>
  thread.status === 'open' && (thread.opensAt === null || thread.opensAt <= now) && (thread.closesAt === null || thread.closesAt > now);

/** When a thread that begins now closes by itself where its site closes discussions by age. */
export const closingByAge = (closeAfterDays: number | null, now: Date): Date | null =>
  closeAfterDays === null ? null : new Date(now.getTime() + closeAfterDays * 86_400_000);

/** How a thread stands at a moment, as far as screening a text for it goes. */
export const standingOf = (thread: Thread, now: Date): { open: boolean; moderation: ThreadModeration } => ({
  open: isOpen(thread, now),
  moderation: thread.moderation,
});

/** How often everybody in a thread is told where it stands, so that a silent gap is seen. */
export const HEAD_SECONDS = 15;
