import { jobKind } from '#platform/jobs/jobs';

/** Queued with the beginning of a bulk, with its undoing, and with each lot of it that leaves some: its state says what is to be done. */
export const RUN_BULK = jobKind<{ bulkId: string }>('moderation.bulk', { retryLimit: 20, retryDelay: 1, retryDelayMax: 30, expireInSeconds: 60, lookEverySeconds: 1, deleteAfterSeconds: 3_600 });
