import type { MeView } from '#contract/accounts';

/** Who is in front of the console. */
export type SessionState =
  | { kind: 'looking' }
  | { kind: 'outside'; ended: boolean }
  | { kind: 'reader'; user: MeView }
  | { kind: 'moderator'; user: MeView };

/** What a log-in leads to. The server asks again at every request; this only chooses the screen. */
export function sessionFor(user: MeView): SessionState {
  const staffed = user.role === 'moderator' || user.role === 'admin';
  return { kind: staffed ? 'moderator' : 'reader', user };
}
