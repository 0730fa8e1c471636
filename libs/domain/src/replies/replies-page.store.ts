import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { isMoving, type MovingPlace, type MovingSort } from './page-order.js';
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

/** These replies, each with its number in their order, with the first answers of each, three levels down. */
const withAnswers = (top: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH top AS MATERIALIZED (${top}),
       first AS MATERIALIZED (${answersOf('top', FIRST)}),
       second AS MATERIALIZED (${answersOf('first', SECOND)}),
       third AS (${answersOf('second', THIRD)}),
       page AS (
         SELECT id, true AS top, nr, value, chosen FROM top UNION ALL SELECT id, false, NULL, NULL, NULL FROM first
         UNION ALL SELECT id, false, NULL, NULL, NULL FROM second UNION ALL SELECT id, false, NULL, NULL, NULL FROM third
       )`;

/** A reply of a page; `value` and `chosen` (featured) are what it was ordered by, in the orders that change. */
export type PageRow = Reply & { top: boolean; value: number | null; chosen: boolean | null };

export interface ThreadPageRows {
  /** The thread's last event when this was read; null when there is no such thread. */
  seq: number | null;
  /** What the database had seen when this was read. */
  seen: string;
  rows: PageRow[];
}

interface ByTime {
  sort: 'newest' | 'oldest';
  limit: number;
  after?: string | undefined;
}

interface Moving {
  sort: MovingSort;
  limit: number;
  after?: MovingPlace | undefined;
}

export type TopLevel = ByTime | Moving;

const isByTime = (question: TopLevel): question is ByTime => !isMoving(question.sort);

const ORDERED = Prisma.sql`SELECT ordered.*, row_number() OVER () AS nr FROM`;
const BY_TIME = Prisma.sql`id, NULL::float8 AS value, NULL::boolean AS chosen`;

function topByTime(threadId: string, { sort, after, limit }: ByTime): Prisma.Sql {
  const newest = sort === 'newest';
  const beyond = after === undefined ? Prisma.empty : newest ? Prisma.sql`AND id < ${after}::uuid` : Prisma.sql`AND id > ${after}::uuid`;
  return Prisma.sql`${ORDERED} (
    SELECT ${BY_TIME} FROM replies WHERE thread_id = ${threadId}::uuid AND parent_id IS NULL AND shown ${beyond}
     ORDER BY id ${newest ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${limit + 1}) ordered`;
}

/** What each changing order goes by, and the same of a place in it. */
const MOVING: Record<MovingSort, { by: Prisma.Sql; order: Prisma.Sql; value: Prisma.Sql; place: (after: MovingPlace) => Prisma.Sql }> = {
  liked: {
    by: Prisma.sql`like_count, id`,
    order: Prisma.sql`like_count DESC, id DESC`,
    value: Prisma.sql`like_count`,
    place: ({ value, id }) => Prisma.sql`${value}::int, ${id}::uuid`,
  },
  discussed: {
    by: Prisma.sql`answer_count, id`,
    order: Prisma.sql`answer_count DESC, id DESC`,
    value: Prisma.sql`answer_count`,
    place: ({ value, id }) => Prisma.sql`${value}::int, ${id}::uuid`,
  },
  best: {
    by: Prisma.sql`featured, score, id`,
    order: Prisma.sql`featured DESC, score DESC, id DESC`,
    value: Prisma.sql`score`,
    place: ({ featured, value, id }) => Prisma.sql`${featured}::boolean, ${value}::float8, ${id}::uuid`,
  },
};

/**
 * The top of a list whose order changes while it is read. The first page is as things stand. The later ones go on in the order that
 * the first was in: what changed since is taken as it was then (see `RankChange`), so that no reply is met twice or not at all.
 */
function topMoving(threadId: string, { sort, after, limit }: Moving): Prisma.Sql {
  const { by, order, value, place } = MOVING[sort];
  const listed = Prisma.sql`thread_id = ${threadId}::uuid AND parent_id IS NULL AND shown`;
  const columns = Prisma.sql`id, ${value}::float8 AS value, featured AS chosen`;
  if (after === undefined) {
    return Prisma.sql`${ORDERED} (SELECT ${columns} FROM replies WHERE ${listed} ORDER BY ${order} LIMIT ${limit + 1}) ordered`;
  }
  const beyond = Prisma.sql`(${by}) < (${place(after)})`;
  return Prisma.sql`
    WITH seen AS MATERIALIZED (SELECT ${after.seen}::pg_snapshot AS snapshot),
    changed AS MATERIALIZED (
      SELECT DISTINCT ON (c.reply_id) c.reply_id AS id, c.like_count, c.answer_count, c.featured, c.score FROM rank_changes c, seen
       WHERE c.thread_id = ${threadId}::uuid AND c.xid >= (SELECT pg_snapshot_xmin(snapshot) FROM seen) AND NOT pg_visible_in_snapshot(c.xid, seen.snapshot)
       ORDER BY c.reply_id, c.id
    ),
    steady AS (
      SELECT id, like_count, answer_count, featured, score FROM replies
       WHERE ${listed} AND ${beyond} AND id NOT IN (SELECT changed.id FROM changed) ORDER BY ${order} LIMIT ${limit + 1}
    ),
    moved AS (SELECT * FROM changed WHERE ${beyond} AND EXISTS (SELECT 1 FROM replies r WHERE r.id = changed.id AND r.shown))
    ${ORDERED} (
      SELECT ${columns} FROM (SELECT * FROM steady UNION ALL SELECT * FROM moved) listed ORDER BY ${order} LIMIT ${limit + 1}) ordered`;
}

/**
 * A page of a thread in one statement: its top-level replies from a place on, one more than asked for, each with
 * its first answers. The seq comes with it, so that whoever keeps the page knows what it has seen.
 */
export async function readThreadPage(db: Db, threadId: string, question: TopLevel): Promise<ThreadPageRows> {
  const top = isByTime(question) ? topByTime(threadId, question) : topMoving(threadId, question);
  const rows = await db.$queryRaw<(PageRow & { seq: number; seen: string; id: string | null })[]>`
    ${withAnswers(top)},
    full_page AS (SELECT page.top, page.nr, page.value, page.chosen, ${REPLY_COLUMNS} ${WITH_AUTHOR} JOIN page ON page.id = r.id)
    SELECT t.seq, pg_current_snapshot()::text AS seen, full_page.* FROM threads t LEFT JOIN full_page ON true WHERE t.id = ${threadId}::uuid
     ORDER BY full_page.nr, full_page.id`;
  return { seq: rows[0]?.seq ?? null, seen: rows[0]?.seen ?? '', rows: rows.filter((row) => row.id !== null) };
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
  const top = Prisma.sql`${ORDERED} (
    SELECT ${BY_TIME} FROM replies WHERE parent_id = ${parentId}::uuid AND shown ${beyond} ORDER BY id LIMIT ${options.limit + 1}) ordered`;
  return db.$queryRaw<PageRow[]>`${withAnswers(top)} SELECT page.top, page.value, page.chosen, ${REPLY_COLUMNS} ${WITH_AUTHOR} JOIN page ON page.id = r.id ORDER BY page.nr, r.id`;
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

/** Of those that look published to their author, so many: whoever writes more in one discussion floods it. */
const MOST_SHADOWED = 200;

/** What somebody wrote in a thread that only they and moderators see: the last that wait or are said to, and those that are not; with what screening found. */
export const listHeldOf = (db: Db, threadId: string, authorId: string): Promise<(Reply & { verdicts: unknown })[]> => {
  const last = (which: Prisma.Sql, most: number) => Prisma.sql`
    SELECT id FROM replies WHERE thread_id = ${threadId}::uuid AND author_id = ${authorId}::uuid AND status = 'held' AND ${which} ORDER BY id DESC LIMIT ${most}`;
  return db.$queryRaw<(Reply & { verdicts: unknown })[]>`
    SELECT ${REPLY_COLUMNS}, v.verdicts ${WITH_AUTHOR} JOIN revisions v ON v.reply_id = r.id AND v.revision = r.revision
     WHERE r.id IN ((${last(Prisma.sql`shadow IS DISTINCT FROM 'untold'`, MOST_HELD)}) UNION ALL (${last(Prisma.sql`shadow = 'untold'`, MOST_SHADOWED)})) ORDER BY r.id`;
};

/** Forgets what orders were before they changed. */
export const forgetRankChanges = (db: Db, before: Date): Promise<number> => db.$executeRaw`DELETE FROM rank_changes WHERE at < ${before}`;
