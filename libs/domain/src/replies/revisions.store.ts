import type { RevisionView } from '#contract/replies';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { suspicionOf } from './urgency.js';

/** A reply's texts, the first one first. */
export async function listRevisions(db: Db, replyId: string): Promise<(RevisionView & { publishedAt: Date | null })[]> {
  const rows = await db.revision.findMany({ where: { replyId }, orderBy: { revision: 'asc' } });
  return rows.map(({ revision, body, html, createdAt, publishedAt }) => ({ revision, body, html, createdAt: createdAt.toISOString(), publishedAt }));
}

/** What screening found of each of these replies' current text. */
export async function listVerdicts(db: Db, replyIds: string[]): Promise<Map<string, KeptVerdict[]>> {
  const rows = await db.$queryRaw<{ id: string; verdicts: KeptVerdict[] }[]>`
    SELECT r.id, v.verdicts FROM replies r JOIN revisions v ON v.reply_id = r.id AND v.revision = r.revision WHERE r.id = ANY(${replyIds}::uuid[])`;
  return new Map(rows.map(({ id, verdicts }) => [id, verdicts]));
}

/** What screening found of one of a reply's texts, and when that was posted. */
export async function findJudged(db: Db, replyId: string, revision: number): Promise<{ verdicts: KeptVerdict[]; createdAt: Date } | null> {
  const row = await db.revision.findUnique({ where: { replyId_revision: { replyId, revision } }, select: { verdicts: true, createdAt: true } });
  return row && { verdicts: row.verdicts as unknown as KeptVerdict[], createdAt: row.createdAt };
}

/** Replaces what is known against a reply's current text, and with it how suspicious it is. */
export async function setVerdicts(tx: Transaction, { id, revision }: { id: string; revision: number }, verdicts: KeptVerdict[]): Promise<void> {
  await tx.revision.update({ where: { replyId_revision: { replyId: id, revision } }, data: { verdicts: verdicts as unknown as Prisma.InputJsonValue }, select: { replyId: true } });
  await tx.reply.update({ where: { id }, data: { suspicion: suspicionOf(verdicts) }, select: { id: true } });
}
