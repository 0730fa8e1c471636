import type { DecisionKind, QueueKind } from '#contract/moderation';
import type { LastDecision } from '#contract/writing';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { REPLY_COLUMNS, WITH_AUTHOR } from '#domain/replies/replies.store';
import type { Reply } from '#domain/replies/reply';

/** Since when somebody waits for another moderator to look at the last rejection of a reply. */
const APPEAL = Prisma.sql`(SELECT p.created_at FROM appeals p WHERE p.reply_id = r.id AND p.state = 'open' AND NOT EXISTS (
  SELECT FROM decisions l WHERE l.reply_id = r.id AND l.id > p.decision_id AND l.decision IN ('approve', 'reject', 'restore')))`;

/** Each queue's rows and order are exactly those of its partial index: a queue of any length opens at once. */
const QUEUES: Record<QueueKind, { which: Prisma.Sql; since: Prisma.Sql }> = {
  held: { which: Prisma.sql`r.status = 'held'`, since: Prisma.sql`r.held_at` },
  reported: { which: Prisma.sql`r.status = 'published' AND r.open_report_count > 0`, since: Prisma.sql`r.reported_at` },
  new: { which: Prisma.sql`r.status = 'published' AND r.reviewed_at IS NULL`, since: Prisma.sql`coalesce(r.edited_at, r.created_at)` },
  appealed: { which: Prisma.sql`r.status = 'rejected' AND ${APPEAL} IS NOT NULL`, since: APPEAL },
};

export interface QueueQuestion {
  kind: QueueKind;
  threadId?: string | undefined;
  /** Null: on every site. */
  sites: string[] | null;
  after?: { since: string; id: string } | undefined;
  limit: number;
}

/** A queue from a place on, longest waiting first, one more than asked for. */
export function listQueue(db: Db, { kind, threadId, sites, after, limit }: QueueQuestion): Promise<(Reply & { since: Date })[]> {
  const { which, since } = QUEUES[kind];
  const conditions = [
    which,
    ...(threadId === undefined ? [] : [Prisma.sql`r.thread_id = ${threadId}::uuid`]),
    ...(sites === null ? [] : [Prisma.sql`th.site_id = ANY(${sites}::uuid[])`]),
    ...(after === undefined
      ? []
      : [kind === 'new' ? Prisma.sql`r.id > ${after.id}::uuid` : Prisma.sql`(${since}, r.id) > (${after.since}::timestamptz, ${after.id}::uuid)`]),
  ];
  const order = kind === 'new' ? Prisma.sql`r.id` : Prisma.sql`${since}, r.id`;
  return db.$queryRaw<(Reply & { since: Date })[]>`
    SELECT ${since} AS since, ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}`;
}

/** Beyond this a queue's length is "many"; counting on would read rows for nothing. */
const COUNTED_UP_TO = 1_000;

const here = (sites: string[] | null): Prisma.Sql =>
  sites === null ? Prisma.empty : Prisma.sql`JOIN threads th ON th.id = r.thread_id AND th.site_id = ANY(${sites}::uuid[])`;

/** How long each queue is, up to a thousand; with `sites`, on those alone. */
export async function countQueues(db: Db, sites: string[] | null): Promise<Record<QueueKind, number>> {
  const count = (kind: QueueKind) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM replies r ${here(sites)} WHERE ${QUEUES[kind].which} LIMIT ${COUNTED_UP_TO}) x)`;
  const [row] = await db.$queryRaw<Record<QueueKind, number>[]>`SELECT ${count('held')} AS held, ${count('reported')} AS reported, ${count('new')} AS new, ${count('appealed')} AS appealed`;
  return row ?? { held: 0, reported: 0, new: 0, appealed: 0 };
}

export interface NewDecision {
  replyId: string;
  revision: number;
  moderatorId: string;
  decision: DecisionKind;
  reason: string | null;
  note: string | null;
  at: Date;
}

export async function insertDecision(tx: Transaction, { at, ...decision }: NewDecision): Promise<string> {
  const { id } = await tx.decision.create({ data: { id: newId(at), createdAt: at, ...decision }, select: { id: true } });
  return id;
}

/** What was decided last on the present text of each of these replies, as its author may know it. */
export async function listLastDecisions(db: Db, replyIds: string[]): Promise<Map<string, LastDecision>> {
  const rows = await db.$queryRaw<(Omit<LastDecision, 'at'> & { replyId: string; at: Date })[]>`
    SELECT DISTINCT ON (d.reply_id) d.reply_id AS "replyId", d.decision::text AS decision, d.reason, d.note, d.created_at AS at
      FROM decisions d JOIN replies r ON r.id = d.reply_id AND r.revision = d.revision
     WHERE d.reply_id = ANY(${replyIds}::uuid[]) ORDER BY d.reply_id, d.created_at DESC, d.id DESC`;
  return new Map(rows.map(({ replyId, at, ...decision }) => [replyId, { ...decision, at: at.toISOString() }]));
}
