import type { MeView } from '#contract/accounts';
import type { CredentialsView } from '#contract/credentials';

/** What somebody can prove themselves with a second time. */
export interface SecondWays {
  code: boolean;
  passkey: boolean;
}

/** Who is in front of the console. */
export type SessionState =
  | { kind: 'looking' }
  | { kind: 'outside'; ended: boolean }
  | { kind: 'reader'; user: MeView }
  /** Has a second proof and has yet to give it. */
  | { kind: 'second'; user: MeView; ways: SecondWays }
  /** Has none, and the time without one is over. */
  | { kind: 'unset'; user: MeView }
  /** `grace`: has none and is let in without; until when is known from the first visit on. */
  | { kind: 'moderator'; user: MeView; grace: { until: string | null } | null };

/** Whether an account moderates every site. */
export const staffsEverywhere = ({ role }: MeView): boolean => role === 'moderator' || role === 'admin';

/** Whether an account works at the console at all, on some site at least. */
export const staffs = (user: MeView): boolean => staffsEverywhere(user) || user.siteRoles.some(({ role }) => role !== 'staff');

/** Whether an account administers something: everything, or a site. */
export const administers = ({ role, siteRoles }: MeView): boolean => role === 'admin' || siteRoles.some((each) => each.role === 'admin');

/** What a log-in leads to. The server asks again at every request; this only chooses the screen. */
export function sessionFor(user: MeView, credentials: CredentialsView | null): SessionState {
  if (!staffs(user)) return { kind: 'reader', user };
  if (credentials === null) return { kind: 'moderator', user, grace: null };
  const { staffProof, totp, passkeys } = credentials;
  if (staffProof.missing === 'proof.second') return { kind: 'second', user, ways: { code: totp, passkey: passkeys.length > 0 } };
  if (staffProof.missing === 'proof.unset') return { kind: 'unset', user };
  const without = staffProof.needed && !totp && passkeys.length === 0;
  return { kind: 'moderator', user, grace: without ? { until: staffProof.graceUntil } : null };
}
