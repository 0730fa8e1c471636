import type { Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { isTaken } from '#platform/database/violations';
import { isSomewhere } from './power.policy.js';
import { emailKey, type User } from './user.js';

/** Notes that an address is its owner's. */
export async function setVerified(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: at } });
}

/** Gives somebody another address, which they have just shown to be theirs; refuses one that somebody else has. */
export async function setEmail(tx: Transaction, userId: string, email: string, at: Date): Promise<void> {
  try {
    await tx.user.update({ where: { id: userId }, data: { email, emailKey: emailKey(email), emailVerifiedAt: at }, select: { id: true } });
  } catch (error) {
    if (isTaken(error, 'email_key')) refuse('email.taken', { errors: [{ path: 'email', message: 'already has an account' }] });
    throw error;
  }
}

export async function setPasswordHash(tx: Transaction, userId: string, passwordHash: string | null): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
}

/**
 * Takes away every way into an account but its address: whoever set them up never showed that the address is theirs, and may be
 * a stranger who was here before its owner. The second proof of those who moderate stays: a mailbox alone must not be enough to
 * put another in its place (decision 14). These tables belong to `credentials`, a later room: a new way in is added here too.
 */
export async function endUnprovenWays(tx: Transaction, user: User, at: Date): Promise<void> {
  const userId = user.id;
  const own = { where: { userId } };
  if (!isSomewhere(user, 'moderator')) {
    await tx.passkey.deleteMany(own);
    await tx.totp.deleteMany(own);
    await tx.recoveryCode.deleteMany(own);
  }
  await tx.linkedAccount.deleteMany(own);
  await tx.mailLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
  await setPasswordHash(tx, userId, null);
}
