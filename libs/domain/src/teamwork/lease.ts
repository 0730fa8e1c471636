/** Long enough to read a reply and what is around it; who still reads says so in time. Whoever's browser ends holds nobody up for longer. */
export const LEASE_SECONDS = 90;
