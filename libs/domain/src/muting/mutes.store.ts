import type { Db, Transaction } from '#platform/database/database';

/** Mutes somebody for a reader; muting twice is the same as once. */
export async function insertMute(tx: Transaction, userId: string, mutedId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO mutes (user_id, muted_id, created_at) VALUES (${userId}::uuid, ${mutedId}::uuid, ${at}) ON CONFLICT (user_id, muted_id) DO NOTHING`;
}

export async function deleteMute(db: Db, userId: string, mutedId: string): Promise<void> {
  await db.mute.deleteMany({ where: { userId, mutedId } });
}

/** How many a reader has muted besides this one. */
export const countOtherMutes = (db: Db, userId: string, mutedId: string): Promise<number> =>
  db.mute.count({ where: { userId, mutedId: { not: mutedId } } });

/** Everybody whom a reader has muted. */
export async function listMutedIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db.mute.findMany({ where: { userId }, select: { mutedId: true }, orderBy: [{ createdAt: 'desc' }, { mutedId: 'desc' }] });
  return rows.map(({ mutedId }) => mutedId);
}
