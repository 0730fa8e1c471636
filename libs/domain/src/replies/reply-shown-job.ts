import { jobKind } from '#platform/jobs/jobs';

/**
 * Queued with whatever brings a text of a reply before everybody: whoever wants to know is then told. With `called`, which an edit queues, it is they alone.
 * Looked for often: a bell that rings late is no bell.
 */
export const REPLY_SHOWN = jobKind<{ replyId: string; called?: string[] }>('replies.shown', { retryLimit: 10, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 0.5, together: 10, deleteAfterSeconds: 3_600 });
