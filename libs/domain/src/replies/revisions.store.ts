import type { RevisionView } from '#contract/replies';
import type { Db } from '#platform/database/database';
import type { KeptVerdict } from '#domain/screening/screening';

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
