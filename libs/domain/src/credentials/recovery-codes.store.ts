import type { Db, Transaction } from '#platform/database/database';

/** Puts new codes in the place of those before, used or not. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string, hashes: Uint8Array<ArrayBuffer>[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

/** Uses a code up; false when it is none, or was used before. */
export async function useRecoveryCode(db: Db, userId: string, codeHash: Uint8Array<ArrayBuffer>, at: Date): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: at } });
  return count === 1;
}

export const countRecoveryCodes = (db: Db, userId: string): Promise<number> => db.recoveryCode.count({ where: { userId, usedAt: null } });
