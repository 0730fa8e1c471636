import type { OwnReason } from '#contract/own-reasons';
import type { OpinionKind, OpinionView } from '#contract/teamwork';
import type { ReportReason } from '#contract/replies';
import { saidIn } from '#domain/sites/own-reasons';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

export interface NewOpinion {
  replyId: string;
  revision: number;
  moderatorId: string;
  decision: OpinionKind;
  reason: ReportReason | null;
  /** A reason of the site's own, as it is said now; `reason` is what it counts under. */
  own: Pick<OwnReason, 'code' | 'texts'> | null;
  note: string | null;
  at: Date;
}

/** Writes down what a moderator would decide; who changes their mind about a text has one opinion of it. */
export async function putOpinion(tx: Transaction, { at, own, decision, reason, note, ...key }: NewOpinion): Promise<void> {
  const said = { decision, reason, note, ownReason: own?.code ?? null, reasonTexts: own?.texts ?? Prisma.DbNull, createdAt: at };
  await tx.opinion.upsert({ where: { replyId_revision_moderatorId: key }, create: { ...key, ...said }, update: said, select: { replyId: true } });
}

type OpinionRow = Omit<OpinionView, 'at' | 'text'> & { replyId: string; reasonTexts: OwnReason['texts'] | null; at: Date };

/** What was said of the present text of these replies; a reason of a site's own in the language of who asks. */
export async function listOpinions(db: Db, replyIds: string[], locale: string | null): Promise<Map<string, OpinionView[]>> {
  const rows = await db.$queryRaw<OpinionRow[]>`
    SELECT o.reply_id AS "replyId", json_build_object('id', u.id, 'name', u.name) AS moderator, o.decision::text AS decision, o.reason, o.own_reason AS "ownReason", o.reason_texts AS "reasonTexts", o.note,
           o.revision, o.created_at AS at
      FROM opinions o JOIN replies r ON r.id = o.reply_id AND r.revision = o.revision JOIN users u ON u.id = o.moderator_id
     WHERE o.reply_id = ANY(${replyIds}::uuid[]) ORDER BY o.created_at, o.moderator_id`;
  const found = new Map<string, OpinionView[]>();
  for (const { replyId, at, reasonTexts, ...opinion } of rows) found.set(replyId, [...(found.get(replyId) ?? []), { ...opinion, text: reasonTexts && saidIn(reasonTexts, locale), at: at.toISOString() }]);
  return found;
}

/** Who said what of one text. */
export const listOpinionsOn = (tx: Transaction, replyId: string, revision: number) => tx.opinion.findMany({ where: { replyId, revision }, select: { moderatorId: true, decision: true } });
