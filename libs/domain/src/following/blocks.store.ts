import type { Role } from '#contract/accounts';
import type { Db, Transaction } from '#platform/database/database';

/** Blocks somebody for a reader; blocking twice is the same as once. */
export async function insertBlock(tx: Transaction, userId: string, blockedId: string, createdAt: Date): Promise<void> {
  await tx.block.createMany({ data: [{ userId, blockedId, createdAt }], skipDuplicates: true });
}

export async function deleteBlock(db: Db, userId: string, blockedId: string): Promise<void> {
  await db.block.deleteMany({ where: { userId, blockedId } });
}

/** How many a reader has blocked besides this one. */
export const countOtherBlocks = (db: Db, userId: string, blockedId: string): Promise<number> => db.block.count({ where: { userId, blockedId: { not: blockedId } } });

/** Whether a reader has blocked another. */
export const hasBlocked = async (db: Db, userId: string, blockedId: string): Promise<boolean> => (await db.block.count({ where: { userId, blockedId } })) > 0;

/** Everybody of whom a reader is to hear nothing: muted by them, or blocked by one of the two. */
export async function listUnheard(db: Db, userId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT muted_id AS id FROM mutes WHERE user_id = ${userId}::uuid UNION SELECT blocked_id FROM blocks WHERE user_id = ${userId}::uuid
    UNION SELECT user_id FROM blocks WHERE blocked_id = ${userId}::uuid`;
  return rows.map(({ id }) => id);
}

export interface BlockRow {
  id: string;
  name: string;
  role: Role;
  createdAt: Date;
}

/** Whom a reader has blocked from a place on, the last one first, one more than asked for. */
export const listBlocks = (db: Db, userId: string, { after, limit }: { after?: { at: string; id: string } | undefined; limit: number }): Promise<BlockRow[]> =>
  db.$queryRaw<BlockRow[]>`
    SELECT u.id, u.name, u.role::text AS role, b.created_at AS "createdAt" FROM blocks b JOIN users u ON u.id = b.blocked_id
     WHERE b.user_id = ${userId}::uuid
       AND (b.created_at, b.blocked_id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     ORDER BY b.created_at DESC, b.blocked_id DESC LIMIT ${limit + 1}`;
