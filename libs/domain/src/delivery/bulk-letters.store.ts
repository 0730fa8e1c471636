import type { DecisionKind } from '#contract/moderation';
import type { OwnReason } from '#contract/own-reasons';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** How somebody is touched by a bulk: it is about what they wrote, or answers what they reported. */
export type BulkKind = 'decision' | 'report';

/** What came of a bulk for one person. */
export interface BulkOutcome {
  /** Still being done: how many it will be is not known yet. */
  running: boolean;
  decision: DecisionKind;
  reason: string | null;
  reasonTexts: OwnReason['texts'] | null;
  locale: string | null;
  /** Each decision that holds, by the notification that tells of it. */
  told: (string | null)[];
}

/** Whether this is the first that somebody is told of a bulk. Two who ask at once ask one after the other. */
export async function isFirstOfBulk(tx: Transaction, { bulkId, userId, kind, id }: { bulkId: string; userId: string; kind: BulkKind; id: string }): Promise<boolean> {
  await tx.$executeRaw`SELECT FROM bulks WHERE id = ${bulkId}::uuid FOR NO KEY UPDATE`;
  const [before] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM bulk_items i JOIN notifications n ON n.user_id = ${userId}::uuid AND n.cause = ${kind} || ':' || i.decision_id
     WHERE i.bulk_id = ${bulkId}::uuid AND n.id <> ${id}::uuid LIMIT 1`;
  return before === undefined;
}

/** What is theirs of a bulk: a reply that they wrote and that came to another state by it, or one that they reported and whose report it answered. */
const theirs = (kind: BulkKind, userId: string): Prisma.Sql =>
  kind === 'decision'
    ? Prisma.sql`r.author_id = ${userId}::uuid AND (d.decision = 'reject') = (r.status = 'rejected') AND (d.decision = 'reject') <> (i.status = 'rejected') AND NOT (d.decision = 'approve' AND i.status = 'published')`
    : Prisma.sql`EXISTS (SELECT FROM reports p WHERE p.reply_id = r.id AND p.reporter_id = ${userId}::uuid AND p.resolved_at = d.created_at)`;

export async function findBulkOutcome(db: Db, { bulkId, userId, kind }: { bulkId: string; userId: string; kind: BulkKind }): Promise<BulkOutcome | null> {
  const bulk = await db.bulk.findUnique({ where: { id: bulkId }, select: { state: true, decision: true } });
  if (bulk === null) return null;
  const rows = await db.$queryRaw<{ id: string | null; reason: string | null; reasonTexts: OwnReason['texts'] | null; locale: string | null }[]>`
    SELECT n.id, d.reason, d.reason_texts AS "reasonTexts", (SELECT u.locale FROM users u WHERE u.id = ${userId}::uuid) AS locale FROM bulk_items i
      JOIN decisions d ON d.id = i.decision_id AND d.undone_at IS NULL
      JOIN replies r ON r.id = i.reply_id
      LEFT JOIN notifications n ON n.user_id = ${userId}::uuid AND n.cause = ${kind} || ':' || d.id
     WHERE i.bulk_id = ${bulkId}::uuid AND ${theirs(kind, userId)}
     ORDER BY i.place`;
  return { running: bulk.state === 'running' || bulk.state === 'undoing', decision: bulk.decision, reason: rows[0]?.reason ?? null, reasonTexts: rows[0]?.reasonTexts ?? null, locale: rows[0]?.locale ?? null, told: rows.map(({ id }) => id) };
}
