import { lockUser } from '#domain/identity/users.store';
import type { Transaction } from '#platform/database/database';

/** Everything that lets a user in. */
export interface WaysIn {
  password: boolean;
  /** An address that a link can be sent to. */
  email: boolean;
  passkeys: number;
  /** Where else they have an account that signs them in. */
  issuers: string[];
}

/** Takes a user's ways in for this transaction: of two that are removed at the same moment, the second sees that it is the last. */
export async function lockWaysIn(tx: Transaction, userId: string): Promise<WaysIn> {
  await lockUser(tx, userId);
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, email: true, _count: { select: { passkeys: true } }, linkedAccounts: { select: { issuer: true } } },
  });
  return {
    password: user.passwordHash !== null,
    email: user.email !== null,
    passkeys: user._count.passkeys,
    issuers: user.linkedAccounts.map(({ issuer }) => issuer),
  };
}
