import { isFresh } from '#domain/identity/proof';
import type { Caller } from '#domain/identity/user';

/** A day's work: a second proof lets staff do what staff do for so long (SAFETY: idle 8 h). */
export const STAFF_PROOF_SECONDS = 8 * 3_600;

/** Who has just become a moderator is let in for a day, counted from the first time they come, to set a second proof up. */
export const GRACE_SECONDS = 24 * 3_600;

/** What an account can prove itself with besides its password, and since when it was let in without. */
export interface SecondProof {
  passkeys: number;
  totp: boolean;
  graceBeganAt: Date | null;
}

export const hasSecondProof = ({ passkeys, totp }: SecondProof): boolean => passkeys > 0 || totp;

/** Whether this log-in gave a second proof lately enough for what staff do. */
export const isProvenAsStaff = ({ strongAt }: Pick<Caller, 'strongAt'>, now: Date): boolean =>
  strongAt !== null && now.getTime() - strongAt.getTime() <= STAFF_PROOF_SECONDS * 1_000;

/** When the grace of an account that has no second proof ends; null when it has one, or has never come. */
export const graceEndOf = (second: SecondProof): Date | null =>
  hasSecondProof(second) || second.graceBeganAt === null ? null : new Date(second.graceBeganAt.getTime() + GRACE_SECONDS * 1_000);

/** Why a log-in may not do what staff do, its account's role apart. */
export function whyNotAsStaff(caller: Pick<Caller, 'strongAt'>, second: SecondProof, now: Date): 'proof.second' | 'proof.unset' | null {
  if (isProvenAsStaff(caller, now)) return null;
  if (hasSecondProof(second)) return 'proof.second';
  const end = graceEndOf(second);
  return end === null || now < end ? null : 'proof.unset';
}

/** Why staff may not change what signs them in: a password alone must not be enough to take the second proof away, or to add one. */
export const whyNotChangeAsStaff = (caller: Pick<Caller, 'strongAt'>, second: SecondProof, now: Date): 'proof.second' | null =>
  hasSecondProof(second) && !isFresh(caller.strongAt, now) ? 'proof.second' : null;
