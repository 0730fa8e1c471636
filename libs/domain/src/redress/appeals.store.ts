import type { RedressState } from '#contract/redress';
import type { User } from '#domain/identity/user';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { refuse } from '#platform/refusals/refusal';
import type { Appeal } from './appeal.js';

/** Whether a sanction `s` was taken back, so that there is nothing left to say against it. One that was not told while it held could not be appealed against before it ended. */
export const SANCTION_TAKEN_BACK = Prisma.sql`(s.ended_by_id IS NOT NULL AND NOT s.untold)`;

/** Whether what an open appeal is about was taken back, so that there is nothing left to decide. */
const TAKEN_BACK = Prisma.sql`(
  EXISTS (SELECT FROM decisions d JOIN replies r ON r.id = d.reply_id WHERE d.id = p.decision_id AND (r.status <> 'rejected'
             OR EXISTS (SELECT FROM decisions l WHERE l.reply_id = d.reply_id AND l.id > d.id AND l.undone_at IS NULL AND l.decision IN ('approve', 'reject', 'restore'))))
  OR EXISTS (SELECT FROM sanctions s WHERE s.id = p.sanction_id AND ${SANCTION_TAKEN_BACK}))`;

/** What an appeal is now. */
export const APPEAL_STATE = Prisma.sql`CASE WHEN p.state = 'open' AND ${TAKEN_BACK} THEN 'closed' ELSE p.state::text END`;

/** An appeal as it is now. */
export const APPEAL_COLUMNS = Prisma.sql`
  p.id, p.user_id AS "userId", p.decision_id AS "decisionId", p.sanction_id AS "sanctionId", p.reply_id AS "replyId", p.site_id AS "siteId", p.text,
  ${APPEAL_STATE} AS state, p.created_at AS "createdAt", p.decided_at AS "decidedAt", p.note,
  ARRAY(SELECT o.moderator_id::text FROM decisions c JOIN opinions o ON o.reply_id = c.reply_id AND o.revision = c.revision AND o.decision = c.decision
         WHERE c.id = p.decision_id AND o.moderator_id <> c.moderator_id) AS "agreedBy"`;

/** Adds an appeal; a second one against the same is refused. */
export async function insertAppeal(tx: Transaction, appeal: Pick<Appeal, 'userId' | 'decisionId' | 'sanctionId' | 'replyId' | 'siteId' | 'text'>, at: Date): Promise<string> {
  const id = newId(at);
  const made = await tx.$executeRaw`
    INSERT INTO appeals (id, user_id, decision_id, sanction_id, reply_id, site_id, text, created_at)
    VALUES (${id}::uuid, ${appeal.userId}::uuid, ${appeal.decisionId}::uuid, ${appeal.sanctionId}::uuid, ${appeal.replyId}::uuid, ${appeal.siteId}::uuid, ${appeal.text}, ${at})
    ON CONFLICT DO NOTHING`;
  return made === 1 ? id : refuse('appeal.made');
}

export async function findAppeal(db: Db, id: string): Promise<Appeal | null> {
  const [row] = await db.$queryRaw<Appeal[]>`SELECT ${APPEAL_COLUMNS} FROM appeals p WHERE p.id = ${id}::uuid`;
  return row ?? null;
}

/** Takes an appeal for the transaction, and reads it as it is then. */
export async function lockAppeal(tx: Transaction, id: string): Promise<Appeal | null> {
  await tx.$queryRaw`SELECT 1 FROM appeals WHERE id = ${id}::uuid FOR UPDATE`;
  return findAppeal(tx, id);
}

/** Somebody's appeals, the last first, one more than asked for. */
export const listOwnAppeals = (db: Db, userId: string, { after, limit }: { after: string | undefined; limit: number }): Promise<Appeal[]> =>
  db.$queryRaw<Appeal[]>`
    SELECT ${APPEAL_COLUMNS} FROM appeals p WHERE p.user_id = ${userId}::uuid ${after === undefined ? Prisma.empty : Prisma.sql`AND p.id < ${after}::uuid`}
     ORDER BY p.id DESC LIMIT ${limit + 1}`;

/** An appeal with the names that moderators see. */
export interface NamedAppeal extends Appeal {
  user: { id: string; name: string };
  /** What they are, here and elsewhere. */
  appellant: Pick<User, 'id' | 'role' | 'siteRoles'>;
  against: { id: string; name: string };
  decidedBy: { id: string; name: string } | null;
}

/** A place in a list; `at` is when that one was decided, in the list of what was, and null in the one of what waits. */
export interface RedressPlace {
  at: Date | null;
  id: string;
}

/** What is listed where and from which place on; `sites` null: on all of them. */
export interface RedressAsked {
  state: RedressState;
  sites: string[] | null;
  after: RedressPlace | undefined;
  limit: number;
}

const waiting = (sites: string[] | null): Prisma.Sql =>
  Prisma.sql`p.state = 'open' AND NOT ${TAKEN_BACK} ${sites === null ? Prisma.empty : Prisma.sql`AND p.site_id = ANY(${sites}::uuid[])`}`;

const NAMED = Prisma.sql`
  ${APPEAL_COLUMNS}, json_build_object('id', u.id, 'name', u.name) AS user,
  json_build_object('id', u.id, 'role', u.role, 'siteRoles', (SELECT coalesce(json_agg(json_build_object('siteId', site_id, 'role', role)), '[]') FROM site_roles WHERE user_id = u.id)) AS appellant,
  json_build_object('id', m.id, 'name', m.name) AS against,
  CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'name', b.name) END AS "decidedBy"
  FROM appeals p JOIN users u ON u.id = p.user_id LEFT JOIN users b ON b.id = p.decided_by_id
  LEFT JOIN decisions d ON d.id = p.decision_id LEFT JOIN sanctions s ON s.id = p.sanction_id JOIN users m ON m.id = coalesce(d.moderator_id, s.moderator_id)`;

export async function findNamedAppeal(db: Db, id: string): Promise<NamedAppeal | null> {
  const [row] = await db.$queryRaw<NamedAppeal[]>`SELECT ${NAMED} WHERE p.id = ${id}::uuid`;
  return row ?? null;
}

/** Appeals that wait, the longest waiting first, or that were decided, the last decided first; one more than asked for. */
export function listAppeals(db: Db, { state, sites, after, limit }: RedressAsked): Promise<NamedAppeal[]> {
  if (state === 'open') {
    const from = after === undefined ? Prisma.empty : Prisma.sql`AND p.id > ${after.id}::uuid`;
    return db.$queryRaw<NamedAppeal[]>`SELECT ${NAMED} WHERE ${waiting(sites)} ${from} ORDER BY p.id LIMIT ${limit + 1}`;
  }
  const here = sites === null ? Prisma.empty : Prisma.sql`AND p.site_id = ANY(${sites}::uuid[])`;
  const from = after === undefined ? Prisma.empty : Prisma.sql`AND (p.decided_at, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  return db.$queryRaw<NamedAppeal[]>`SELECT ${NAMED} WHERE p.decided_at IS NOT NULL ${here} ${from} ORDER BY p.decided_at DESC, p.id DESC LIMIT ${limit + 1}`;
}

export async function setAppealDecided(tx: Transaction, id: string, { state, by, note, at }: { state: 'upheld' | 'reversed'; by: string; note: string | null; at: Date }): Promise<void> {
  await tx.appeal.update({ where: { id }, data: { state, decidedById: by, note, decidedAt: at }, select: { id: true } });
}

/** Beyond this there are "many"; counting on would read rows for nothing. */
const COUNTED_UP_TO = 1_000;

/** How many appeals wait. */
export async function countAppeals(db: Db, sites: string[] | null): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM (SELECT 1 FROM appeals p WHERE ${waiting(sites)} LIMIT ${COUNTED_UP_TO}) x`;
  return row?.n ?? 0;
}
