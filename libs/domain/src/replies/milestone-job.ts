import { jobKind } from '#platform/jobs/jobs';

/** So many likes are worth telling their author of; between them is silence. */
const MILESTONES: ReadonlySet<number> = new Set([10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000]);

export const isMilestone = (likes: number): boolean => MILESTONES.has(likes);

/** Queued with the like that makes a reply's number of likes one that is told. */
export const MILESTONE_REACHED = jobKind<{ replyId: string; likes: number }>('replies.milestone', { retryLimit: 10, retryDelay: 5, expireInSeconds: 120, deleteAfterSeconds: 3_600 });
