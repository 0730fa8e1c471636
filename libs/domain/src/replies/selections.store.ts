import type { ReplySelection } from '#contract/replies';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import type { ReplyApart } from './reply.js';
import { REPLY_COLUMNS, roleHere, WITH_AUTHOR } from './replies.store.js';

/** Whom a reply answers, as everybody may know, and the tables to know it from. */
export const ANSWERED = Prisma.sql`CASE WHEN answered.id IS NULL THEN NULL ELSE json_build_object('id', w.id, 'name', w.name, 'role', ${roleHere(Prisma.sql`w`)}) END AS "inAnswerTo"`;
export const WITH_ANSWERED = Prisma.sql`${WITH_AUTHOR}
  LEFT JOIN replies answered ON answered.id = r.parent_id AND answered.status = 'published' LEFT JOIN users w ON w.id = answered.author_id`;

/** Published replies away from their conversations, each with whom it answers. */
export const listRepliesApart = (db: Db, ids: string[]): Promise<ReplyApart[]> =>
  db.$queryRaw<ReplyApart[]>`SELECT ${ANSWERED}, ${REPLY_COLUMNS} ${WITH_ANSWERED} WHERE r.id = ANY(${ids}::uuid[]) AND r.status = 'published'`;

/** Each by an index: what is featured by one of its own, and what staff wrote author by author, who are few. */
const WHICH: Record<ReplySelection, Prisma.Sql> = {
  featured: Prisma.sql`featured AND status = 'published'`,
  newsroom: Prisma.sql`status = 'published' AND author_id IN (
    SELECT id FROM users WHERE role <> 'reader'
    UNION SELECT w.user_id FROM site_roles w JOIN threads t ON t.site_id = w.site_id WHERE t.id = replies.thread_id)`,
};

export interface SelectionQuestion {
  only: ReplySelection;
  newest: boolean;
  limit: number;
  after: string | undefined;
}

/** Some of a thread's replies, from any depth, one more than asked for; with the thread's last event, null when there is no such thread. */
export async function readSelection(db: Db, threadId: string, { only, newest, limit, after }: SelectionQuestion): Promise<{ seq: number | null; rows: ReplyApart[] }> {
  const beyond = after === undefined ? Prisma.empty : newest ? Prisma.sql`AND id < ${after}::uuid` : Prisma.sql`AND id > ${after}::uuid`;
  const order = newest ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<(ReplyApart & { seq: number; id: string | null })[]>`
    WITH chosen AS MATERIALIZED (
      SELECT id FROM replies WHERE thread_id = ${threadId}::uuid AND ${WHICH[only]} ${beyond} ORDER BY id ${order} LIMIT ${limit + 1}
    ),
    full_list AS (SELECT ${ANSWERED}, ${REPLY_COLUMNS} ${WITH_ANSWERED} WHERE r.id IN (SELECT id FROM chosen))
    SELECT t.seq, full_list.* FROM threads t LEFT JOIN full_list ON true WHERE t.id = ${threadId}::uuid ORDER BY full_list.id ${order}`;
  return { seq: rows[0]?.seq ?? null, rows: rows.filter((row) => row.id !== null) };
}
