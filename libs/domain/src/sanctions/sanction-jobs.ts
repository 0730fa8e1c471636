import { jobKind } from '#platform/jobs/jobs';

const tried = { retryLimit: 20, retryDelay: 5, retryDelayMax: 300, expireInSeconds: 120, deleteAfterSeconds: 3_600 };

/** Queued with a sanction that has an end, for that moment. */
export const SANCTION_OVER = jobKind<{ sanctionId: string }>('sanctions.over', tried);

/** Queued with what a moderator decides about somebody, who is told of it. */
export const SANCTIONED = jobKind<{ sanctionId: string }>('sanctions.made', { ...tried, lookEverySeconds: 1 });

/** Queued with what makes somebody banned. */
export const BANNED = jobKind<{ userId: string }>('sanctions.banned', { ...tried, lookEverySeconds: 1 });

/** Queued with the end of a shadow. */
export const SHADOW_ENDED = jobKind<{ userId: string; siteId: string }>('sanctions.shadow-ended', { ...tried, lookEverySeconds: 1 });
