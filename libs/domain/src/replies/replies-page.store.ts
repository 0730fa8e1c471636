import type { ReplySort } from '#contract/replies';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { INLINE_ANSWERS, type Reply } from './reply.js';
import { REPLY_COLUMNS, WITH_AUTHOR } from './replies.store.js';

/** The first shown answers of each row of the step before. One more index probe a reply, and only where there is something. */
const answersOf = (step: string, count: number): Prisma.Sql => Prisma.sql`
  SELECT answer.id FROM ${Prisma.raw(step)} JOIN replies parent USING (id)
   CROSS JOIN LATERAL (
     SELECT id FROM replies WHERE parent_id = parent.id AND shown ORDER BY id LIMIT ${count}
   ) answer
   WHERE parent.shown_answer_count > 0`;

const [FIRST, SECOND, THIRD] = INLINE_ANSWERS;

/** These replies with the first answers of each, three levels down. */
const withAnswers = (top: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH top AS MATERIALIZED (${top}),
       first AS MATERIALIZED (${answersOf('top', FIRST)}),
       second AS MATERIALIZED (${answersOf('first', SECOND)}),
       third AS (${answersOf('second', THIRD)}),
       page AS (
         SELECT id, true AS top FROM top UNION ALL SELECT id, false FROM first
         UNION ALL SELECT id, false FROM second UNION ALL SELECT id, false FROM third
       )`;

export type PageRow = Reply & { top: boolean };

export interface ThreadPageRows {
  /** The thread's last event when this was read; null when there is no such thread. */
  seq: number | null;
  rows: PageRow[];
}

export interface TopLevel {
  sort: ReplySort;
  limit: number;
  /** Go on after this reply. */
  after?: string;
}

/**
 * A page of a thread in one statement: its top-level replies from a place on, one more than asked for, each with
 * its first answers. The seq comes with it, so that whoever keeps the page knows what it has seen.
 */
export async function readThreadPage(db: Db, threadId: string, { sort, limit, after }: TopLevel): Promise<ThreadPageRows> {
  const newest = sort === 'newest';
  const beyond = after === undefined ? Prisma.empty : newest ? Prisma.sql`AND id < ${after}::uuid` : Prisma.sql`AND id > ${after}::uuid`;
  const top = Prisma.sql`
    SELECT id FROM replies WHERE thread_id = ${threadId}::uuid AND parent_id IS NULL AND shown ${beyond}
     ORDER BY id ${newest ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${limit + 1}`;
  const rows = await db.$queryRaw<(PageRow & { seq: number; id: string | null })[]>`
    ${withAnswers(top)},
    full_page AS (SELECT page.top, ${REPLY_COLUMNS} ${WITH_AUTHOR} JOIN page ON page.id = r.id)
    SELECT t.seq, full_page.* FROM threads t LEFT JOIN full_page ON true WHERE t.id = ${threadId}::uuid
     ORDER BY full_page.id ${newest ? Prisma.sql`DESC` : Prisma.sql`ASC`}`;
  return { seq: rows[0]?.seq ?? null, rows: rows.filter((row) => row.id !== null) };
}

/**
 * Where the page before one began, for lists in order of time: the reply it goes on after. Undefined when that page is the first;
 * null when nothing is before it.
 */
export async function findPageBefore(db: Db, threadId: string, { sort, limit, after }: Required<TopLevel>): Promise<string | null | undefined> {
  const newest = sort === 'newest';
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM replies WHERE thread_id = ${threadId}::uuid AND parent_id IS NULL AND shown
       AND ${newest ? Prisma.sql`id >= ${after}::uuid` : Prisma.sql`id <= ${after}::uuid`}
     ORDER BY id ${newest ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${limit + 1}`;
  return rows.length === 0 ? null : rows[limit]?.id;
}

/** A page of a reply's shown answers, oldest first, each with its first answers in turn. */
export function readAnswers(db: Db, parentId: string, options: { limit: number; after?: string }): Promise<PageRow[]> {
  const beyond = options.after === undefined ? Prisma.empty : Prisma.sql`AND id > ${options.after}::uuid`;
  const top = Prisma.sql`
    SELECT id FROM replies WHERE parent_id = ${parentId}::uuid AND shown ${beyond} ORDER BY id LIMIT ${options.limit + 1}`;
  return db.$queryRaw<PageRow[]>`${withAnswers(top)} SELECT page.top, ${REPLY_COLUMNS} ${WITH_AUTHOR} JOIN page ON page.id = r.id ORDER BY r.id`;
}

/** A reply and everything it answers, from the top down. */
export const readPath = (db: Db, replyId: string): Promise<Reply[]> =>
  db.$queryRaw<Reply[]>`
    WITH RECURSIVE path AS (
      SELECT id, parent_id FROM replies WHERE id = ${replyId}::uuid
      UNION ALL SELECT above.id, above.parent_id FROM replies above JOIN path ON path.parent_id = above.id
    )
    SELECT ${REPLY_COLUMNS} ${WITH_AUTHOR} JOIN path ON path.id = r.id ORDER BY r.depth`;

/** How many of one's waiting replies a page shows; more than that are for the profile. */
const MOST_HELD = 20;

/** What somebody wrote in a thread and still waits for a moderator, with what screening found. */
export const listHeldOf = (db: Db, threadId: string, authorId: string): Promise<(Reply & { verdicts: unknown })[]> =>
  db.$queryRaw<(Reply & { verdicts: unknown })[]>`
    SELECT ${REPLY_COLUMNS}, v.verdicts ${WITH_AUTHOR} JOIN revisions v ON v.reply_id = r.id AND v.revision = r.revision
     WHERE r.thread_id = ${threadId}::uuid AND r.author_id = ${authorId}::uuid AND r.status = 'held' ORDER BY r.id LIMIT ${MOST_HELD}`;
