import type { LogAction, LogEntryView, LogQuestion } from '#contract/moderation';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';

export interface Act {
  actorId: string;
  action: LogAction;
  target: LogEntryView['target'];
  reason?: string | null;
  note?: string | null;
  before: Prisma.InputJsonObject;
  after: Prisma.InputJsonObject;
  at: Date;
}

/**
 * Writes an act of staff down, in the transaction that does it. What is written is never changed: the database refuses. It comes last
 * in its transaction: until the commit, everybody else who writes here waits, so whoever locked another row now could wait for them.
 */
export async function appendToLog(tx: Transaction, act: Act): Promise<void> {
  await tx.logEntry.create({
    data: {
      id: newId(act.at),
      at: act.at,
      actorId: act.actorId,
      action: act.action,
      targetKind: act.target.kind,
      targetId: act.target.id,
      reason: act.reason ?? null,
      note: act.note ?? null,
      before: act.before,
      after: act.after,
    },
    select: { id: true },
  });
}

const which = ({ actorId, action, targetId, from, to }: LogQuestion): Prisma.LogEntryWhereInput => ({
  ...(actorId === undefined ? {} : { actorId }),
  ...(action === undefined ? {} : { action }),
  ...(targetId === undefined ? {} : { targetId }),
  ...(from === undefined && to === undefined ? {} : { at: { ...(from === undefined ? {} : { gte: new Date(from) }), ...(to === undefined ? {} : { lt: new Date(to) }) } }),
});

/** The log, newest first, before a number in it. */
export async function listLog(db: Db, { before, limit, ...question }: LogQuestion & { before?: number | undefined; limit: number }): Promise<LogEntryView[]> {
  const rows = await db.logEntry.findMany({
    where: { ...which(question), ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: 'desc' },
    take: limit,
    include: { actor: { select: { id: true, name: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    seq: Number(row.seq),
    hash: Buffer.from(row.hash).toString('hex'),
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action as LogAction,
    target: { kind: row.targetKind as LogEntryView['target']['kind'], id: row.targetId },
    reason: row.reason,
    note: row.note,
    before: row.before,
    after: row.after,
  }));
}
