import { jobKind } from '#platform/jobs/jobs';

/**
 * After 15 s, 30 s, a minute … and then every hour: the last try is about a day after the first, which most outages of a mail
 * server do not outlast. A try takes two minutes at most.
 */
export const SEND_MAIL = jobKind<{ mailId: string }>('mail.send', { retryLimit: 30, retryDelay: 15, retryDelayMax: 3_600, expireInSeconds: 300 });

/** The first try and those after it. */
export const MOST_TRIES = SEND_MAIL.retryLimit + 1;

/** So many at once in one process: all of them go to the one mail server of this installation, which takes several in the time of one. */
export const SENT_AT_ONCE = 5;
