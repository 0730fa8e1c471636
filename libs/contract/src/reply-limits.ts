/** Kept apart from the schemas, so that a browser can know these numbers without carrying a validator. */

/** 5,000 code points is about 800 words: an argument, not a pamphlet. */
export const REPLY_MAX_CODE_POINTS = 5_000;

/** 20 KB holds 5,000 characters of any script that people write in. */
export const REPLY_MAX_BYTES = 20_480;
