import { jobKind } from '#platform/jobs/jobs';

/** Queued with a decision. `changed`: whether it changed anything for the reply's author. */
export const DECIDED = jobKind<{ decisionId: string; changed: boolean }>('moderation.decided', { retryLimit: 10, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 1, deleteAfterSeconds: 3_600 });

/** Queued with the undoing of a decision: whoever was told of it is told of it no more. */
export const UNDONE = jobKind<{ decisionId: string; replyId: string }>('moderation.undone', { retryLimit: 10, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 2, deleteAfterSeconds: 3_600 });
