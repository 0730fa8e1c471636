import type { DigestRhythm } from '#contract/notifications';
import type { Db, Transaction } from '#platform/database/database';

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

/** Whose digests are due, the longest due first. */
export const listDueDigests = async (db: Db, now: Date, most: number): Promise<string[]> =>
  (await db.preference.findMany({ where: { digestDueAt: { lte: now } }, orderBy: { digestDueAt: 'asc' }, take: most, select: { userId: true } })).map(({ userId }) => userId);

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
 * The best replies since a moment by those whom somebody follows and where they follow, by the order that "best" has in a thread;
 * never their own, nor one that is not public or whose author they have muted or blocked, or who has blocked them.
 */
export function listDigestReplies(db: Db, userId: string, { since, until, most }: { since: Date; until: Date; most: number }): Promise<DigestReply[]> {
  return db.$queryRaw<DigestReply[]>`
    WITH followed AS MATERIALIZED (
      SELECT f.user_id, f.thread_id, f.article_id FROM follows f
       WHERE f.follower_id = ${userId}::uuid AND NOT f.stopped AND f.reply_id IS NULL
       ORDER BY f.id DESC LIMIT ${LOOKED_AT}
    ), found AS (
      SELECT r.id FROM followed f CROSS JOIN LATERAL (
        SELECT id FROM replies WHERE author_id = f.user_id AND created_at > ${since} AND created_at <= ${until} ORDER BY created_at DESC LIMIT 50) r
       WHERE f.user_id IS NOT NULL
      UNION
      SELECT r.id FROM followed f JOIN threads t ON t.id = f.thread_id OR t.article_id = f.article_id
       CROSS JOIN LATERAL (
        SELECT id, created_at FROM replies WHERE thread_id = t.id AND shown AND parent_id IS NULL ORDER BY id DESC LIMIT 200) r
       WHERE f.user_id IS NULL AND r.created_at > ${since} AND r.created_at <= ${until}
    )
    SELECT r.id, r.html, u.name AS "authorName", a.headline
      FROM found JOIN replies r ON r.id = found.id
      JOIN users u ON u.id = r.author_id AND u.deleted_at IS NULL
      JOIN threads t ON t.id = r.thread_id
      JOIN articles a ON a.id = t.article_id
     WHERE r.status = 'published' AND r.author_id <> ${userId}::uuid
       AND NOT EXISTS (SELECT FROM mutes m WHERE m.user_id = ${userId}::uuid AND m.muted_id = r.author_id)
       AND NOT EXISTS (SELECT FROM blocks b WHERE (b.user_id = ${userId}::uuid AND b.blocked_id = r.author_id) OR (b.user_id = r.author_id AND b.blocked_id = ${userId}::uuid))
     ORDER BY r.score DESC, r.id DESC LIMIT ${most}`;
}

/** What of the bell was not read: as many as are counted there at most. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM notifications n LEFT JOIN replies r ON r.id = n.reply_id
       WHERE n.user_id = ${userId}::uuid AND n.bell AND n.read_at IS NULL
         AND (n.reply_id IS NULL OR n.kind IN ('decision', 'report') OR r.status = 'published')
       LIMIT 100) unread`;
  return row?.count ?? 0;
}
