import { jobKind } from '#platform/jobs/jobs';

/** Queued with a new thread that asks something: those who follow its article are told, some at a time, from `after` on. */
export const THREAD_OPENED = jobKind<{ threadId: string; after?: string }>('articles.thread-opened', { retryLimit: 10, retryDelay: 5, expireInSeconds: 120, lookEverySeconds: 1, deleteAfterSeconds: 3_600 });
