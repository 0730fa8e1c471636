import type { OwnReason } from '#contract/own-reasons';
import type { DecisionKind } from '#contract/moderation';
import type { LastDecision } from '#contract/writing';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { turnOf, type Turn } from './undo.js';

export interface NewDecision {
  replyId: string;
  revision: number;
  moderatorId: string;
  decision: DecisionKind;
  reason: string | null;
  /** A reason of the site's own, as it is said now. */
  own?: Pick<OwnReason, 'code' | 'texts'>;
  note: string | null;
  source: 'screening' | 'report' | 'own' | 'notice' | 'appeal';
  waitingSince: Date | null;
  at: Date;
}

export async function insertDecision(tx: Transaction, { at, own, ...decision }: NewDecision): Promise<string> {
  const reason = own === undefined ? {} : { ownReason: own.code, reasonTexts: own.texts };
  const { id } = await tx.decision.create({ data: { id: newId(at), createdAt: at, ...decision, ...reason }, select: { id: true } });
  return id;
}

/** Notes how a reply stood before a decision and after. */
export async function setTurn(tx: Transaction, id: string, turn: Turn): Promise<void> {
  await tx.decision.update({ where: { id }, data: { turn: turn as unknown as Prisma.InputJsonValue }, select: { id: true } });
}

/** A decision, as far as undoing it needs to know. */
export async function findDecided(db: Db, id: string) {
  const row = await db.decision.findUnique({ where: { id }, select: { id: true, replyId: true, moderatorId: true, decision: true, revision: true, createdAt: true, undoneAt: true, turn: true } });
  return row && { ...row, turn: turnOf(row.turn) };
}

/** The last decision on a reply that was not taken back. */
export async function findLastDecisionId(tx: Transaction, replyId: string): Promise<string | null> {
  const row = await tx.decision.findFirst({ where: { replyId, undoneAt: null }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { id: true } });
  return row?.id ?? null;
}

/** Takes a decision back; what had just come out by it was not public before. */
export async function setUndone(tx: Transaction, decision: { id: string; replyId: string; revision: number; createdAt: Date }, at: Date): Promise<void> {
  await tx.decision.update({ where: { id: decision.id }, data: { undoneAt: at }, select: { id: true } });
  await tx.revision.updateMany({ where: { replyId: decision.replyId, revision: decision.revision, publishedAt: decision.createdAt }, data: { publishedAt: null } });
}

/** That a reply was approved of which its author was told that it was published all along. */
const UNTOLD = Prisma.sql`d.decision = 'approve' AND coalesce(d.turn -> 'before' ->> 'shadow', '') = 'untold'`;

/** What was decided last on the present text of each of these replies; `told`: what its author may know of. */
export async function listLastDecisions(db: Db, replyIds: string[], { told = false } = {}): Promise<Map<string, LastDecision>> {
  const rows = await db.$queryRaw<(Omit<LastDecision, 'at'> & { replyId: string; at: Date })[]>`
    SELECT DISTINCT ON (d.reply_id) d.reply_id AS "replyId", d.id, d.decision::text AS decision, d.reason, d.note, d.created_at AS at
      FROM decisions d JOIN replies r ON r.id = d.reply_id AND r.revision = d.revision
     WHERE d.reply_id = ANY(${replyIds}::uuid[]) AND d.undone_at IS NULL AND NOT (${told} AND ${UNTOLD}) ORDER BY d.reply_id, d.created_at DESC, d.id DESC`;
  return new Map(rows.map(({ replyId, at, ...decision }) => [replyId, { ...decision, at: at.toISOString() }]));
}
