import type { DigestRhythm } from '#contract/notifications';
import { SINCE, unheard } from '#domain/feed/feed.store';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { firstIdAfter } from '#platform/database/new-id';

/** Somebody whose digest is due. */
export interface DueDigest {
  userId: string;
  digest: DigestRhythm;
  timeZone: string | null;
  dueAt: Date;
  /** Where the last one ended; null before the first. */
  from: Date | null;
}

/** A reply in a digest. */
export interface DigestReply {
  id: string;
  html: string;
  authorName: string;
  headline: string;
}

/** Where somebody stands among those whose digests are due. */
export interface DuePlace {
  userId: string;
  dueAt: Date;
}

/** Whose digests are due, the longest due first, from a place on. */
export const listDueDigests = (db: Db, now: Date, { most, after }: { most: number; after: DuePlace | undefined }): Promise<DuePlace[]> =>
  db.$queryRaw<DuePlace[]>`
    SELECT user_id AS "userId", digest_due_at AS "dueAt" FROM preferences
     WHERE digest_due_at <= ${now} AND ${after === undefined ? Prisma.sql`true` : Prisma.sql`(digest_due_at, user_id) > (${after.dueAt}, ${after.userId}::uuid)`}
     ORDER BY digest_due_at, user_id LIMIT ${most}`;

/** Takes one that is still due for the transaction; null when another worker has done it, or has it at this moment. */
export async function lockDueDigest(tx: Transaction, userId: string, now: Date): Promise<DueDigest | null> {
  const [due] = await tx.$queryRaw<DueDigest[]>`
    SELECT p.user_id AS "userId", p.digest, u.time_zone AS "timeZone", p.digest_due_at AS "dueAt", p.digest_from AS "from"
      FROM preferences p JOIN users u ON u.id = p.user_id
     WHERE p.user_id = ${userId}::uuid AND p.digest_due_at <= ${now}
       FOR UPDATE OF p SKIP LOCKED`;
  return due ?? null;
}

/** When the next one is due, and where it begins. */
export async function setNextDigest(tx: Transaction, userId: string, next: { dueAt: Date | null; from: Date | null }): Promise<void> {
  await tx.preference.update({ where: { userId }, data: { digestDueAt: next.dueAt, digestFrom: next.from }, select: { userId: true } });
}

/** Replies of those one follows and of where one follows are looked for in so many of each: who follows thousands gets the newest of them. */
const LOOKED_AT = 2_000;

/**
 * The best replies that came before everybody in a period, by those whom somebody follows and where they follow, by the order that "best" has in a
 * thread. Of a reply that waited for a moderator that is when it was approved, the first time. As in the feed only what was posted since the follow
 * began; never their own, nor one that is not public or whose author they have muted or blocked, or who has blocked them.
 */
export function listDigestReplies(db: Db, userId: string, { since, until, most }: { since: Date; until: Date; most: number }): Promise<DigestReply[]> {
  const [first, end] = [firstIdAfter(since), firstIdAfter(until)];
  return db.$queryRaw<DigestReply[]>`
    WITH nobody AS MATERIALIZED (SELECT ${unheard(userId)} AS ids), followed AS MATERIALIZED (
      SELECT f.user_id, f.thread_id, f.article_id, ${SINCE} AS since, greatest(${SINCE}, ${first}::uuid) AS first FROM follows f
       WHERE f.follower_id = ${userId}::uuid AND NOT f.stopped AND f.reply_id IS NULL
       ORDER BY f.id DESC LIMIT ${LOOKED_AT}
    ), late AS (
      SELECT r.id, r.author_id, r.thread_id FROM revisions v JOIN replies r ON r.id = v.reply_id AND r.id < ${first}::uuid AND r.status = 'published'
       WHERE v.published_at > v.created_at AND v.published_at > ${since} AND v.published_at <= ${until}
    ), found AS (
      SELECT r.id FROM followed f CROSS JOIN LATERAL (
        SELECT id FROM replies WHERE author_id = f.user_id AND id >= f.first AND id < ${end}::uuid AND status = 'published' ORDER BY id DESC LIMIT 50) r
       WHERE f.user_id IS NOT NULL
      UNION
      SELECT r.id FROM followed f JOIN threads t ON t.id = f.thread_id OR t.article_id = f.article_id
       CROSS JOIN LATERAL (
        SELECT id FROM replies WHERE thread_id = t.id AND id >= f.first AND id < ${end}::uuid AND status = 'published'
           AND author_id <> ALL((SELECT ids FROM nobody)::uuid[]) ORDER BY id DESC LIMIT 200) r
       WHERE f.user_id IS NULL
      UNION
      SELECT l.id FROM late l JOIN followed f ON f.user_id = l.author_id AND l.id >= f.since
      UNION
      SELECT l.id FROM late l JOIN followed f ON f.thread_id = l.thread_id AND l.id >= f.since
      UNION
      SELECT l.id FROM late l JOIN threads t ON t.id = l.thread_id JOIN followed f ON f.article_id = t.article_id AND l.id >= f.since
    )
    SELECT r.id, r.html, u.name AS "authorName", a.headline
      FROM found JOIN replies r ON r.id = found.id
      JOIN LATERAL (SELECT min(published_at) AS at FROM revisions WHERE reply_id = r.id) came ON came.at > ${since} AND came.at <= ${until}
      JOIN users u ON u.id = r.author_id AND u.deleted_at IS NULL
      JOIN threads t ON t.id = r.thread_id
      JOIN articles a ON a.id = t.article_id
     WHERE r.author_id <> ALL((SELECT ids FROM nobody)::uuid[])
     ORDER BY r.score DESC, r.id DESC LIMIT ${most}`;
}

export const countDueDigests = (db: Db, now: Date): Promise<number> => db.preference.count({ where: { digestDueAt: { lte: now } } });

/** Those that are due have nothing in them; the ones after them begin where they would have ended. */
export async function passOverDueDigests(tx: Transaction, now: Date): Promise<void> {
  await tx.preference.updateMany({ where: { digestDueAt: { lte: now } }, data: { digestFrom: now } });
}
