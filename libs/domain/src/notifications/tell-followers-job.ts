import { jobKind } from '#platform/jobs/jobs';
import type { Source } from './notifications.store.js';

/** So many followers are told in one transaction. */
export const TOLD_AT_ONCE = 500;

/**
 * Tells some of those who follow a reply's author, thread or article, or the answers that it is one of, from `after` on, and queues the next of them. The next look at the queue is the breath
 * between two: half a million followers are told within minutes, and nobody's posting waits for them.
 */
export const TELL_FOLLOWERS = jobKind<{ replyId: string; source: Source; after?: string }>('notifications.tell-followers', { retryLimit: 20, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 0.5, deleteAfterSeconds: 3_600 });
