import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** Something that is kept and is not what counting anew gives. */
export interface Difference {
  what: string;
  id: string;
  kept: number;
  counted: number;
}

/** Where so much is wrong, more rows tell nobody more. */
const MOST_OF_A_KIND = 1_000;

/**
 * Everything that is counted, each with its count anew: `thing` (id, kept, counted), of which those that differ are answered. Every table is read once and
 * put together as a whole, not row by row: this is for databases of any size.
 */
const counts: Record<string, Prisma.Sql> = {
  'thread.reply_count': Prisma.sql`
    SELECT t.id, t.reply_count AS kept, coalesce(c.n, 0) AS counted FROM threads t
      LEFT JOIN (SELECT thread_id AS id, count(*) AS n FROM replies WHERE status = 'published' GROUP BY thread_id) c USING (id)`,
  // Numbers with a gap are no count at all: -1.
  'thread.seq': Prisma.sql`
    SELECT t.id, t.seq AS kept, CASE WHEN e.last <> e.n THEN -1 ELSE coalesce(e.n, 0) END AS counted FROM threads t
      LEFT JOIN (SELECT thread_id AS id, count(*) AS n, max(seq) AS last FROM thread_events GROUP BY thread_id) e USING (id)`,
  'reply.depth': Prisma.sql`SELECT r.id, r.depth AS kept, coalesce(p.depth + 1, 0) AS counted FROM replies r LEFT JOIN replies p ON p.id = r.parent_id`,
  'reply.answer_count': Prisma.sql`
    SELECT r.id, r.answer_count AS kept, coalesce(c.n, 0) AS counted FROM replies r
      LEFT JOIN (SELECT parent_id AS id, count(*) AS n FROM replies WHERE status = 'published' GROUP BY parent_id) c USING (id)`,
  'reply.shown_answer_count': Prisma.sql`
    SELECT r.id, r.shown_answer_count AS kept, coalesce(c.n, 0) AS counted FROM replies r
      LEFT JOIN (SELECT parent_id AS id, count(*) AS n FROM replies WHERE shown GROUP BY parent_id) c USING (id)`,
  'reply.locks': Prisma.sql`
    WITH RECURSIVE down AS (
      SELECT id, (locked_at IS NOT NULL)::int AS n FROM replies WHERE parent_id IS NULL
      UNION ALL SELECT r.id, d.n + (r.locked_at IS NOT NULL)::int FROM down d JOIN replies r ON r.parent_id = d.id
    ) SELECT r.id, r.locks AS kept, d.n AS counted FROM replies r JOIN down d USING (id)`,
  'reply.open_report_count': Prisma.sql`
    SELECT r.id, r.open_report_count AS kept, coalesce(c.n, 0) AS counted FROM replies r
      LEFT JOIN (SELECT reply_id AS id, count(*) AS n FROM reports WHERE resolved_at IS NULL GROUP BY reply_id) c USING (id)`,
  'reply.report_weight': Prisma.sql`
    SELECT r.id, r.report_weight AS kept, coalesce(c.n, 0) AS counted FROM replies r
      LEFT JOIN (SELECT reply_id AS id, sum(weight) AS n FROM reports WHERE resolved_at IS NULL GROUP BY reply_id) c USING (id)`,
  'reply.like_count': Prisma.sql`
    SELECT r.id, r.like_count AS kept, coalesce(c.n, 0) AS counted FROM replies r LEFT JOIN (SELECT reply_id AS id, count(*) AS n FROM likes GROUP BY reply_id) c USING (id)`,
  'reply.like_weight': Prisma.sql`
    SELECT r.id, r.like_weight AS kept, coalesce(c.n, 0) AS counted FROM replies r LEFT JOIN (SELECT reply_id AS id, sum(weight) AS n FROM likes GROUP BY reply_id) c USING (id)`,
  'reply.score, to the thousandth': Prisma.sql`
    SELECT r.id, round(r.score * 1000) AS kept, round(1000 * greatest(0, r.like_weight / 4.0 - sqrt(r.like_weight / 4.0))
           * power(2, least(36, greatest(0, extract(epoch FROM r.created_at - t.created_at) / 3600)) / 12)) AS counted
      FROM replies r JOIN threads t ON t.id = r.thread_id`,
  'reply.revision': Prisma.sql`
    SELECT r.id, r.revision AS kept, coalesce(c.n, 0) AS counted FROM replies r LEFT JOIN (SELECT reply_id AS id, max(revision) AS n FROM revisions GROUP BY reply_id) c USING (id)`,
  // Whoever catches up by the events finds everything that is published.
  'reply, published without an event': Prisma.sql`
    SELECT r.id, 1 AS kept, 0 AS counted FROM replies r
     WHERE r.status = 'published' AND NOT EXISTS (SELECT FROM thread_events e WHERE e.reply_id = r.id AND e.thread_id = r.thread_id)`,
  'user.reply_count': Prisma.sql`
    SELECT u.id, u.reply_count AS kept, coalesce(c.n, 0) AS counted FROM users u
      LEFT JOIN (SELECT author_id AS id, count(*) AS n FROM replies WHERE status = 'published' GROUP BY author_id) c USING (id)`,
  'user.follower_count': Prisma.sql`
    SELECT u.id, u.follower_count AS kept, coalesce(c.n, 0) AS counted FROM users u LEFT JOIN (SELECT user_id AS id, count(*) AS n FROM follows GROUP BY user_id) c USING (id)`,
  'user.following_count': Prisma.sql`
    SELECT u.id, u.following_count AS kept, coalesce(c.n, 0) AS counted FROM users u
      LEFT JOIN (SELECT follower_id AS id, count(*) AS n FROM follows WHERE user_id IS NOT NULL GROUP BY follower_id) c USING (id)`,
};

/** What is counted, by name. */
export const countedThings = Object.keys(counts);

/** The statement that finds what differs of one of them; a thousand at most. */
export const differencesOf = (what: string): Prisma.Sql =>
  Prisma.sql`SELECT id::text, kept::int, counted::int FROM (${counts[what]}) AS thing WHERE kept <> counted ORDER BY id LIMIT ${MOST_OF_A_KIND}`;

export async function listDifferences(db: Db, what: string): Promise<Difference[]> {
  const rows = await db.$queryRaw<Omit<Difference, 'what'>[]>(differencesOf(what));
  return rows.map((row) => ({ what, ...row }));
}

/**
 * From now to its end a transaction only looks, and takes as long as that takes. It compares whole tables, never row by row: where PostgreSQL does not know yet how much
 * is in them, as after a large import, it would take the one for small enough, and half a million replies would take hours.
 */
export async function lookOnly(tx: Db): Promise<void> {
  await tx.$executeRaw`SET TRANSACTION READ ONLY`;
  await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
}

export const countReplies = (db: Db): Promise<number> => db.reply.count();
