/** Time to change one's mind: what is deleted cannot be brought back (SAFETY: defaults). */
export const DELETION_DELAY_SECONDS = 24 * 3_600;

/**
 * How long after somebody is gone a last look is taken at what they wrote: no request that was under way at that moment
 * can still be (`LIMITS` of the database).
 */
export const LAST_LOOK_SECONDS = 60;
