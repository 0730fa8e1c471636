import { jobKind } from '#platform/jobs/jobs';

/** Queued with a replay, and by each part of it for the next: a part that is lost is done again, from where the one before ended. */
export const TRY_RULES = jobKind<{ replayId: string }>('rules.replay', { retryLimit: 10, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 2, deleteAfterSeconds: 3_600 });
