import type { LogAction, LogEntryView } from '#contract/moderation';
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

/** Writes an act of staff down, in the transaction that does it. What is written is never changed: the database refuses. */
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

/** The log, newest first, before a place in it. */
export async function listLog(db: Db, options: { before?: string; limit: number; targetId?: string }): Promise<LogEntryView[]> {
  const rows = await db.logEntry.findMany({
    where: {
      ...(options.before === undefined ? {} : { id: { lt: options.before } }),
      ...(options.targetId === undefined ? {} : { targetId: options.targetId }),
    },
    orderBy: { id: 'desc' },
    take: options.limit,
    include: { actor: { select: { id: true, name: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
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
