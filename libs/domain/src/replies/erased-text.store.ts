import type { Db, Transaction } from '#platform/database/database';

/** Somebody's replies that still have a text, in any revision. */
export const listUnerased = (db: Db, authorId: string, most: number): Promise<{ id: string; threadId: string }[]> =>
  db.reply.findMany({
    where: { authorId, OR: [{ body: { not: '' } }, { revisions: { some: { body: { not: '' } } } }] },
    take: most,
    select: { id: true, threadId: true },
  });

/** Empties a reply: its text in every revision, what screening saw in it, and what reports say about it. */
export async function eraseText(tx: Transaction, replyId: string): Promise<void> {
  await tx.reply.update({ where: { id: replyId }, data: { body: '', html: '', textHash: new Uint8Array(), textSketch: null }, select: { id: true } });
  await tx.revision.updateMany({ where: { replyId }, data: { body: '', html: '', verdicts: [] } });
  await tx.mention.deleteMany({ where: { replyId } });
  await tx.report.updateMany({ where: { replyId }, data: { note: null } });
}

/** Forgets what others were answered about somebody and is kept for a repeat: a moderator's answer shows the reply as it was. */
export async function eraseAnswersAbout(db: Db, userId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM idempotency_keys WHERE position(${userId} IN answer::text) > 0`;
}
