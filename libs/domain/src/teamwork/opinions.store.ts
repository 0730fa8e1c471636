import type { OpinionKind, OpinionView } from '#contract/teamwork';
import type { ReportReason } from '#contract/replies';
import type { Db, Transaction } from '#platform/database/database';

export interface NewOpinion {
  replyId: string;
  revision: number;
  moderatorId: string;
  decision: OpinionKind;
  reason: ReportReason | null;
  note: string | null;
  at: Date;
}

/** Writes down what a moderator would decide; who changes their mind about a text has one opinion of it. */
export async function putOpinion(tx: Transaction, { at, ...opinion }: NewOpinion): Promise<void> {
  const { replyId, revision, moderatorId, decision, reason, note } = opinion;
  const key = { replyId_revision_moderatorId: { replyId, revision, moderatorId } };
  await tx.opinion.upsert({ where: key, create: { ...opinion, createdAt: at }, update: { decision, reason, note, createdAt: at }, select: { replyId: true } });
}

/** What was said of the present text of these replies. */
export async function listOpinions(db: Db, replyIds: string[]): Promise<Map<string, OpinionView[]>> {
  const rows = await db.$queryRaw<(Omit<OpinionView, 'at'> & { replyId: string; at: Date })[]>`
    SELECT o.reply_id AS "replyId", json_build_object('id', u.id, 'name', u.name) AS moderator, o.decision::text AS decision, o.reason, o.note, o.revision, o.created_at AS at
      FROM opinions o JOIN replies r ON r.id = o.reply_id AND r.revision = o.revision JOIN users u ON u.id = o.moderator_id
     WHERE o.reply_id = ANY(${replyIds}::uuid[]) ORDER BY o.created_at, o.moderator_id`;
  const found = new Map<string, OpinionView[]>();
  for (const { replyId, at, ...opinion } of rows) found.set(replyId, [...(found.get(replyId) ?? []), { ...opinion, at: at.toISOString() }]);
  return found;
}

/** Who said what of one text. */
export const listOpinionsOn = (tx: Transaction, replyId: string, revision: number) => tx.opinion.findMany({ where: { replyId, revision }, select: { moderatorId: true, decision: true } });
