import { isSomewhere } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';

/** The account that has the address of somebody who comes from elsewhere. */
export type SameAddress = Pick<User, 'role' | 'siteRoles' | 'emailVerifiedAt'>;

/** What becomes of somebody who comes from elsewhere for the first time. */
export type Linking = 'join' | 'make' | 'make-without-address' | 'refuse';

/**
 * Two accounts are one person's only when both sides have verified the same address. Where ours has not, whoever registered it may be
 * a stranger who waits for its owner. A provider's reader is then asked to log in and link it; a publisher's reader gets an account of
 * their own, since a stranger must not be able to keep them out of their own paper's discussions.
 */
export function judgeLinking(from: 'provider' | 'publisher', same: SameAddress | null): Linking {
  if (same === null) return 'make';
  if (from === 'publisher' && isSomewhere(same, 'staff')) return 'refuse';
  if (same.emailVerifiedAt !== null) return 'join';
  return from === 'provider' ? 'refuse' : 'make-without-address';
}
