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
  closesAt: Date | null;
  replyCount: number;
  seq: number;
  createdAt: Date;
}

/** Whether a thread takes replies at a moment: one that was to close by then is closed, whoever looks. */
export const isOpen = (thread: Pick<Thread, 'status' | 'closesAt'>, now: Date): boolean =>
  thread.status === 'open' && (thread.closesAt === null || thread.closesAt > now);

/** How a thread stands at a moment, as far as screening a text for it goes. */
export const standingOf = (thread: Thread, now: Date): { open: boolean; moderation: ThreadModeration } => ({
  open: isOpen(thread, now),
  moderation: thread.moderation,
});

/** How often everybody in a thread is told where it stands, so that a silent gap is seen. */
export const HEAD_SECONDS = 15;
