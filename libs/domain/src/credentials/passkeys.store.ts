import { lockUser } from '#domain/identity/users.store';
import type { Db, Transaction } from '#platform/database/database';
import { isTaken } from '#platform/database/violations';
import { refuse } from '#platform/refusals/refusal';
import { MOST_PASSKEYS, type Passkey } from './passkey.js';

/** A user's passkeys, the oldest first. */
export const listPasskeys = (db: Db, userId: string): Promise<Passkey[]> => db.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });

export const findPasskey = (db: Db, id: string): Promise<Passkey | null> => db.passkey.findUnique({ where: { id } });

/** Keeps a passkey that was just made; refuses one more than fits, and one that somebody has. */
export async function insertPasskey(tx: Transaction, passkey: Omit<Passkey, 'lastUsedAt'>): Promise<Passkey> {
  await lockUser(tx, passkey.userId);
  if ((await tx.passkey.count({ where: { userId: passkey.userId } })) >= MOST_PASSKEYS) refuse('passkey.too-many');
  try {
    return await tx.passkey.create({ data: { ...passkey, publicKey: new Uint8Array(passkey.publicKey) } });
  } catch (error) {
    throw isTaken(error, 'id') ? refuse('passkey.invalid') : error;
  }
}

/** Notes that a passkey was used; false when its counter went back, which is a sign of a copy, or when it is gone. */
export async function usePasskey(db: Db, id: string, { counter, backedUp, at }: { counter: bigint; backedUp: boolean; at: Date }): Promise<boolean> {
  const { count } = await db.passkey.updateMany({
    where: { id, OR: [{ counter: { lt: counter } }, ...(counter === 0n ? [{ counter: 0n }] : [])] },
    data: { counter, backedUp, lastUsedAt: at },
  });
  return count === 1;
}

/** Calls a passkey of somebody's own something else; null when they have no such one. */
export async function renamePasskey(db: Db, userId: string, id: string, name: string): Promise<Passkey | null> {
  const [renamed] = await db.passkey.updateManyAndReturn({ where: { id, userId }, data: { name } });
  return renamed ?? null;
}

/** Forgets a passkey of somebody's own; false when they have no such one. */
export async function deletePasskey(tx: Transaction, userId: string, id: string): Promise<boolean> {
  const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
  return count === 1;
}
