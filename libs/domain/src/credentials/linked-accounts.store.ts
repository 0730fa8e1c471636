import type { User } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import type { Db, Transaction } from '#platform/database/database';

/** An account elsewhere that signs its user in here. */
export interface LinkedAccount {
  issuer: string;
  subject: string;
  userId: string;
  createdAt: Date;
}

/** The account here that somebody elsewhere signs in to, and since when. */
export async function findLinkedUser(db: Db, issuer: string, subject: string): Promise<{ user: User; linkedAt: Date } | null> {
  const linked = await db.linkedAccount.findUnique({ where: { issuer_subject: { issuer, subject } } });
  const user = linked && (await findUser(db, linked.userId));
  return linked && user ? { user, linkedAt: linked.createdAt } : null;
}

/** A user's accounts elsewhere, the oldest first. */
export const listLinkedAccounts = (db: Db, userId: string): Promise<LinkedAccount[]> =>
  db.linkedAccount.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });

/** Links an account elsewhere; false when it was linked to anybody already. Waits for whoever links it at this moment. */
export async function insertLinkedAccount(tx: Transaction, account: LinkedAccount): Promise<boolean> {
  const { count } = await tx.linkedAccount.createMany({ data: [account], skipDuplicates: true });
  return count === 1;
}

/** Forgets a user's accounts with one provider or publisher; answers how many there were. */
export async function deleteLinkedAccounts(tx: Transaction, userId: string, issuer: string): Promise<number> {
  const { count } = await tx.linkedAccount.deleteMany({ where: { userId, issuer } });
  return count;
}
