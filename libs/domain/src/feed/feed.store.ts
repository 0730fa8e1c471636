import type { FeedFilter, FeedItem } from '#contract/following';
import { unheardBy } from '#domain/following/unheard';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** A reply's place in a feed, and what brought it there. */
export interface FeedPlace {
  id: string;
  because: FeedItem['because'];
}

export interface FeedQuestion {
  filter: FeedFilter | undefined;
  /** The last one read: what is older is asked for. */
  after: string | undefined;
  limit: number;
}

/** So many of the newest are looked at before everybody who is followed is asked: measured in decision 28. */
const WINDOW = 1_000;

const END_OF_TIME = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The first id that a reply could have in the moment that a follow `f` began: a feed and a digest begin with what was posted since, and ids are in order of time. */
export const SINCE = Prisma.sql`(left(f.id::text, 13) || '-0000-0000-000000000000')::uuid`;

/** Oneself, whom one has muted or blocked, and who has blocked one: nothing of theirs is in a feed or a digest, wherever they wrote it. */
export const unheard = (readerId: string): Prisma.Sql => Prisma.sql`
  ARRAY(SELECT ${readerId}::uuid UNION ALL ${unheardBy(Prisma.sql`${readerId}::uuid`)})`;

/** Whom a reader follows; and the threads, of each only the earliest follow, its own or its article's. */
const sources = (readerId: string, filter: FeedFilter | undefined): Prisma.Sql => Prisma.sql`
  people AS MATERIALIZED (
    SELECT f.user_id AS author_id, ${SINCE} AS since FROM follows f WHERE f.follower_id = ${readerId}::uuid AND f.user_id IS NOT NULL AND ${filter !== 'threads'}
  ),
  places AS MATERIALIZED (
    SELECT thread_id, min(since::text)::uuid AS since, CASE WHEN bool_or(own) THEN 'thread' ELSE 'article' END AS because FROM (
      SELECT f.thread_id, ${SINCE} AS since, true AS own FROM follows f WHERE f.follower_id = ${readerId}::uuid AND f.thread_id IS NOT NULL
      UNION ALL
      SELECT t.id, ${SINCE}, false FROM follows f JOIN threads t ON t.article_id = f.article_id WHERE f.follower_id = ${readerId}::uuid AND f.article_id IS NOT NULL
    ) each WHERE ${filter !== 'people'} GROUP BY thread_id
  ),
  nobody AS MATERIALIZED (SELECT ${unheard(readerId)} AS ids)`;

/** Whether a reader follows what a reply `r` came by, since before it was posted: one look into a unique index each. */
const followed = (readerId: string, what: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM follows f WHERE ${what} AND f.follower_id = ${readerId}::uuid AND r.id >= ${SINCE})`;

/**
 * A page of a feed by going through the newest replies of all until enough of them are by whom, or where, a reader follows. Null when
 * there were not enough in the window.
 */
export async function listFeedFromNewest(db: Db, readerId: string, { filter, after, limit }: FeedQuestion): Promise<FeedPlace[] | null> {
  const person = filter === 'threads' ? Prisma.sql`false` : followed(readerId, Prisma.sql`f.user_id = r.author_id`);
  const thread = filter === 'people' ? Prisma.sql`false` : followed(readerId, Prisma.sql`f.thread_id = r.thread_id`);
  const article = filter === 'people' ? Prisma.sql`false` : followed(readerId, Prisma.sql`f.article_id = (SELECT t.article_id FROM threads t WHERE t.id = r.thread_id)`);
  const rows = await db.$queryRaw<FeedPlace[]>`
    WITH nobody AS MATERIALIZED (SELECT ${unheard(readerId)} AS ids)
    SELECT r.id, CASE WHEN ${person} THEN 'person' WHEN ${thread} THEN 'thread' ELSE 'article' END AS because
      FROM (SELECT id, author_id, thread_id FROM replies WHERE status = 'published' AND id < ${after ?? END_OF_TIME}::uuid ORDER BY id DESC LIMIT ${WINDOW}) r
     WHERE (${person} OR ${thread} OR ${article}) AND r.author_id <> ALL((SELECT ids FROM nobody)::uuid[])
     ORDER BY r.id DESC LIMIT ${limit + 1}`;
  return rows.length > limit ? rows : null;
}

/**
 * A page of a feed by asking everybody and everything that is followed for the newest there. Whatever is among the newest `n` comes from
 * one of the `n` people, or the `n` threads, whose own newest is newest: those alone are asked for more. People and threads apart, so
 * that a reply that both bring does not count twice.
 */
export const listFeedFromSources = (db: Db, readerId: string, { filter, after, limit }: FeedQuestion): Promise<FeedPlace[]> => {
  const before = after ?? END_OF_TIME;
  const most = limit + 1;
  return db.$queryRaw<FeedPlace[]>`
    WITH ${sources(readerId, filter)},
    best_people AS MATERIALIZED (
      SELECT p.author_id, p.since FROM people p CROSS JOIN LATERAL (
        SELECT r.id FROM replies r WHERE r.author_id = p.author_id AND r.id >= p.since AND r.id < ${before}::uuid AND r.status = 'published' ORDER BY r.id DESC LIMIT 1) head
       WHERE p.author_id <> ALL((SELECT ids FROM nobody)::uuid[]) ORDER BY head.id DESC LIMIT ${most}
    ),
    best_places AS MATERIALIZED (
      SELECT t.thread_id, t.since, t.because FROM places t CROSS JOIN LATERAL (
        SELECT r.id FROM replies r WHERE r.thread_id = t.thread_id AND r.id >= t.since AND r.id < ${before}::uuid AND r.status = 'published'
           AND r.author_id <> ALL((SELECT ids FROM nobody)::uuid[]) ORDER BY r.id DESC LIMIT 1) head
       ORDER BY head.id DESC LIMIT ${most}
    ),
    found AS (
      SELECT r.id, 'person' AS because, 1 AS rank FROM best_people p CROSS JOIN LATERAL (
        SELECT r.id FROM replies r WHERE r.author_id = p.author_id AND r.id >= p.since AND r.id < ${before}::uuid AND r.status = 'published' ORDER BY r.id DESC LIMIT ${most}) r
      UNION ALL
      SELECT r.id, t.because, 2 FROM best_places t CROSS JOIN LATERAL (
        SELECT r.id FROM replies r WHERE r.thread_id = t.thread_id AND r.id >= t.since AND r.id < ${before}::uuid AND r.status = 'published'
           AND r.author_id <> ALL((SELECT ids FROM nobody)::uuid[]) ORDER BY r.id DESC LIMIT ${most}) r
    )
    SELECT id, because FROM (SELECT DISTINCT ON (id) id, because FROM found ORDER BY id DESC, rank) each ORDER BY id DESC LIMIT ${most}`;
};

/** Up to which reply somebody has read their feed. */
export async function findFeedMark(db: Db, userId: string): Promise<string | null> {
  const mark = await db.feedMark.findUnique({ where: { userId }, select: { replyId: true } });
  return mark?.replyId ?? null;
}

/** Moves somebody's mark on to a reply; never back, whatever order the requests come in. */
export async function setFeedMark(db: Db, userId: string, replyId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO feed_marks (user_id, reply_id) VALUES (${userId}::uuid, ${replyId}::uuid)
    ON CONFLICT (user_id) DO UPDATE SET reply_id = greatest(feed_marks.reply_id, excluded.reply_id)`;
}
