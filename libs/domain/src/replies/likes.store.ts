import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { bestScore } from './best-score.js';

/** What a like changes about a reply, and what has to be known for it. */
export interface Liked {
  likeCount: number;
  likeWeight: number;
  createdAt: Date;
  threadBegan: Date;
}

/** What likes have made of a reply, its row having been locked in this transaction. */
async function readLiked(tx: Transaction, replyId: string): Promise<Liked> {
  const [row] = await tx.$queryRaw<Liked[]>`
    SELECT r.like_count AS "likeCount", r.like_weight AS "likeWeight", r.created_at AS "createdAt", t.created_at AS "threadBegan"
      FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = ${replyId}::uuid`;
  if (!row) throw new Error(`Reply ${replyId} is gone, though it was locked.`);
  return row;
}

/** Adds to what a reply's likes are counted and weighed to, and to its place among the best. Answers the count. */
async function addToLikes(tx: Transaction, replyId: string, likes: number, weight: number): Promise<number> {
  const before = await readLiked(tx, replyId);
  const likeCount = before.likeCount + likes;
  const weighed = before.likeWeight + weight;
  const score = bestScore({ ...before, likeWeight: weighed });
  await tx.$executeRaw`UPDATE replies SET like_count = ${likeCount}, like_weight = ${weighed}, score = ${score}::float8 WHERE id = ${replyId}::uuid`;
  return likeCount;
}

/** Notes that a reader likes a reply, which is locked. Null when they did already. */
export async function insertLike(tx: Transaction, like: { replyId: string; userId: string; weight: number; at: Date }): Promise<number | null> {
  const added = await tx.$executeRaw`
    INSERT INTO likes (reply_id, user_id, weight, created_at)
    VALUES (${like.replyId}::uuid, ${like.userId}::uuid, ${like.weight}, ${like.at}) ON CONFLICT DO NOTHING`;
  return added === 0 ? null : addToLikes(tx, like.replyId, 1, like.weight);
}

/** Takes a reader's like of a reply back, which is locked. Null when there was none. */
export async function deleteLike(tx: Transaction, replyId: string, userId: string): Promise<number | null> {
  const [gone] = await tx.$queryRaw<{ weight: number }[]>`
    DELETE FROM likes WHERE reply_id = ${replyId}::uuid AND user_id = ${userId}::uuid RETURNING weight`;
  return gone ? addToLikes(tx, replyId, -1, -gone.weight) : null;
}

/** Which of these replies somebody likes. */
export async function listLikedBy(db: Db, userId: string, replyIds: string[]): Promise<Set<string>> {
  const rows = await db.like.findMany({ where: { userId, replyId: { in: replyIds } }, select: { replyId: true } });
  return new Set(rows.map(({ replyId }) => replyId));
}

/** Some of the replies that somebody likes. */
export const listLikes = (db: Db, userId: string, most: number): Promise<{ replyId: string }[]> =>
  db.like.findMany({ where: { userId }, orderBy: { replyId: 'asc' }, take: most, select: { replyId: true } });

/** How often each of these replies, where it is published, is liked now. */
export const countLikes = (db: Db, replyIds: string[]): Promise<{ replyId: string; threadId: string; likeCount: number }[]> =>
  db.$queryRaw(Prisma.sql`
    SELECT id AS "replyId", thread_id AS "threadId", like_count AS "likeCount" FROM replies
     WHERE id = ANY(${replyIds}::uuid[]) AND status = 'published'`);
