import type { WaysIn } from './ways-in.store.js';

/** Why somebody may not be left with these ways into their account: there would be none. */
export const whyNotLeave = ({ password, email, passkeys, issuers }: WaysIn): 'credentials.last' | null =>
  password || email || passkeys > 0 || issuers.length > 0 ? null : 'credentials.last';
