import type { Role } from '#contract/accounts';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { unheardBy } from './unheard.js';

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
    SELECT DISTINCT unheard.id FROM (${unheardBy(Prisma.sql`${userId}::uuid`)}) unheard (id)`;
  return rows.map(({ id }) => id);
}

/** Somebody in one of a reader's two lists of people, and since when. */
export interface ListedRow {
  id: string;
  name: string;
  role: Role;
  createdAt: Date;
}

const LISTS = {
  blocks: Prisma.sql`SELECT user_id, blocked_id AS other_id, created_at FROM blocks`,
  mutes: Prisma.sql`SELECT user_id, muted_id AS other_id, created_at FROM mutes`,
};

/** Whom a reader has blocked, or muted, from a place on, the last one first, one more than asked for. */
export const listPeople = (db: Db, list: keyof typeof LISTS, userId: string, { after, limit }: { after?: { at: string; id: string } | undefined; limit: number }): Promise<ListedRow[]> =>
  db.$queryRaw<ListedRow[]>`
    SELECT u.id, u.name, u.role::text AS role, l.created_at AS "createdAt" FROM (${LISTS[list]}) l JOIN users u ON u.id = l.other_id
     WHERE l.user_id = ${userId}::uuid
       AND (l.created_at, l.other_id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     ORDER BY l.created_at DESC, l.other_id DESC LIMIT ${limit + 1}`;
