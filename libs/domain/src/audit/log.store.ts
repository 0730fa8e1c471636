import type { LogAction, LogEntryView, LogQuestion } from '#contract/moderation';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
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

type Question = LogQuestion & { sites: string[] | null; before?: number | undefined };

/** What an entry is about, looked up: the log itself says no more than what was done to which row. */
const onSites = (sites: string[]): Prisma.Sql => {
  const theirs = Prisma.sql`= ANY(${sites}::uuid[])`;
  return Prisma.sql`CASE l.target_kind
    WHEN 'site' THEN l.target_id ${theirs}
    WHEN 'thread' THEN EXISTS (SELECT 1 FROM threads t WHERE t.id = l.target_id AND t.site_id ${theirs})
    WHEN 'reply' THEN EXISTS (SELECT 1 FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = l.target_id AND t.site_id ${theirs})
    ELSE coalesce(l.after ->> 'siteId', l.before ->> 'siteId') = ANY(${sites}::text[]) END`;
};

const which = ({ actorId, action, targetId, from, to, sites, before }: Question): Prisma.Sql =>
  Prisma.join([
    Prisma.sql`TRUE`,
    ...(actorId === undefined ? [] : [Prisma.sql`l.actor_id = ${actorId}::uuid`]),
    ...(action === undefined ? [] : [Prisma.sql`l.action = ${action}`]),
    ...(targetId === undefined ? [] : [Prisma.sql`l.target_id = ${targetId}::uuid`]),
    ...(from === undefined ? [] : [Prisma.sql`l.at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`l.at < ${new Date(to)}`]),
    ...(before === undefined ? [] : [Prisma.sql`l.seq < ${before}`]),
    ...(sites === null ? [] : [onSites(sites)]),
  ], ' AND ');

/** The log, newest first, before a number in it; with `sites`, only what is about things of theirs. */
export async function listLog(db: Db, { limit, ...question }: Question & { limit: number }): Promise<LogEntryView[]> {
  const rows = await db.$queryRaw<(Omit<LogEntryView, 'at' | 'seq'> & { at: Date; seq: bigint })[]>`
    SELECT l.id, l.seq, encode(l.hash, 'hex') AS hash, l.at, json_build_object('id', u.id, 'name', u.name) AS actor, l.action,
           json_build_object('kind', l.target_kind, 'id', l.target_id) AS target, l.reason, l.note, l.before, l.after
      FROM log_entries l JOIN users u ON u.id = l.actor_id WHERE ${which(question)} ORDER BY l.seq DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }));
}
