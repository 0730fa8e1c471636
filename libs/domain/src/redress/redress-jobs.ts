import { jobKind } from '#platform/jobs/jobs';

const tried = { retryLimit: 10, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 1, deleteAfterSeconds: 3_600 };

/** Queued with what was decided on an appeal. */
export const APPEAL_DECIDED = jobKind<{ appealId: string }>('redress.appeal-decided', tried);
