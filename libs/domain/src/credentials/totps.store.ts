import type { Db, Transaction } from '#platform/database/database';
import type { Totp } from './totp.js';

export const findTotp = (db: Db, userId: string): Promise<Totp | null> =>
  db.totp.findUnique({ where: { userId }, select: { secret: true, createdAt: true, confirmedAt: true } });

/** Keeps a new secret, in the place of one that was never confirmed; false when there is one that was. */
export async function beginTotp(tx: Transaction, userId: string, secret: Uint8Array, at: Date): Promise<boolean> {
  await tx.totp.deleteMany({ where: { userId, confirmedAt: null } });
  const { count } = await tx.totp.createMany({ data: [{ userId, secret: new Uint8Array(secret), createdAt: at }], skipDuplicates: true });
  return count === 1;
}

/** Confirms a secret by a code of it, once; false when somebody just did, or when another secret has taken its place. */
export async function confirmTotp(tx: Transaction, userId: string, { createdAt, step, at }: { createdAt: Date; step: number; at: Date }): Promise<boolean> {
  const { count } = await tx.totp.updateMany({ where: { userId, createdAt, confirmedAt: null }, data: { confirmedAt: at, lastStep: BigInt(step) } });
  return count === 1;
}

/** Uses a time step up; false when it, or a later one, was used before. */
export async function useStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { count } = await db.totp.updateMany({ where: { userId, confirmedAt: { not: null }, lastStep: { lt: BigInt(step) } }, data: { lastStep: BigInt(step) } });
  return count === 1;
}

/** Forgets an authenticator application; false when there was none that protected anything. */
export async function deleteTotp(tx: Transaction, userId: string): Promise<boolean> {
  const { count } = await tx.totp.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  return count === 1;
}
