import type { ReplyStatus } from '#contract/replies';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import type { Acquaintance } from './follow.policy.js';
import type { Followed } from './follow.js';

const COLUMN = { user: 'userId', thread: 'threadId', article: 'articleId', reply: 'replyId' } as const;

const pointingAt = ({ kind, id }: Followed) => ({ [COLUMN[kind]]: id });

/** How two readers stand to each other, all of it asked at once whatever the answer is. */
export async function findAcquaintance(db: Db, readerId: string, otherId: string): Promise<Acquaintance> {
  const [row] = await db.$queryRaw<Acquaintance[]>`
    SELECT EXISTS (SELECT 1 FROM blocks WHERE (user_id, blocked_id) IN ((${readerId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${readerId}::uuid))) AS blocked,
           EXISTS (SELECT 1 FROM mutes WHERE user_id = ${readerId}::uuid AND muted_id = ${otherId}::uuid) AS muted,
           EXISTS (SELECT 1 FROM follows WHERE follower_id = ${readerId}::uuid AND user_id = ${otherId}::uuid) AS following`;
  return row ?? { blocked: false, muted: false, following: false };
}

/** How many things somebody follows. */
export const countFollows = (db: Db, followerId: string): Promise<number> => db.follow.count({ where: { followerId, stopped: false } });

/** Whether somebody follows something. */
export const isFollowing = async (db: Db, followerId: string, followed: Followed): Promise<boolean> =>
  (await db.follow.findFirst({ where: { followerId, stopped: false, ...pointingAt(followed) }, select: { id: true } })) !== null;

/** A reply as far as following it goes; this room comes before the room of replies. */
export const findFollowable = (db: Db, id: string): Promise<{ status: ReplyStatus; shadow: 'told' | 'untold' | null; authorId: string } | null> =>
  db.reply.findUnique({ where: { id }, select: { status: true, shadow: true, authorId: true } });

/** Notes that somebody follows something; following twice is the same as once. Those who are followed or follow are counted, their rows being locked. */
export async function insertFollow(tx: Transaction, followerId: string, followed: Followed, at: Date): Promise<void> {
  const { count } = await tx.follow.createMany({ data: [{ id: newId(at), followerId, createdAt: at, ...pointingAt(followed) }], skipDuplicates: true });
  if (followed.kind !== 'user' || count === 0) return;
  await addToCounts(tx, [{ followerId, userId: followed.id }], 1);
}

/** Stops somebody following somebody, both rows being locked. Whether they did. */
export async function endFollow(tx: Transaction, followerId: string, userId: string): Promise<boolean> {
  const { count } = await tx.follow.deleteMany({ where: { followerId, userId } });
  if (count > 0) await addToCounts(tx, [{ followerId, userId }], -1);
  return count > 0;
}

/** Stops somebody following what is nobody. Whether they did. */
export async function deleteFollow(tx: Db, followerId: string, followed: Followed): Promise<boolean> {
  const { count } = await tx.follow.deleteMany({ where: { followerId, ...pointingAt(followed) } });
  return count > 0;
}

/** The answers to one's own reply are to stop, or to come again. */
export async function setAnswersStopped(tx: Transaction, authorId: string, replyId: string, stopped: boolean, at: Date): Promise<void> {
  if (stopped) await tx.follow.createMany({ data: [{ id: newId(at), followerId: authorId, replyId, stopped, createdAt: at }], skipDuplicates: true });
  else await tx.follow.deleteMany({ where: { followerId: authorId, replyId } });
}

/** Who follows whom changes what both are counted with, each row once. */
async function addToCounts(tx: Transaction, ended: { followerId: string; userId: string }[], change: 1 | -1): Promise<void> {
  const followers = ended.map(({ followerId }) => followerId);
  const users = ended.map(({ userId }) => userId);
  await tx.$executeRaw`
    UPDATE users u SET following_count = following_count + ${change} * c.following, follower_count = follower_count + ${change} * c.followers
      FROM (SELECT id, sum(following)::int AS following, sum(followers)::int AS followers
              FROM (SELECT unnest(${followers}::uuid[]) AS id, 1 AS following, 0 AS followers
                    UNION ALL SELECT unnest(${users}::uuid[]), 0, 1) each GROUP BY id) c
     WHERE u.id = c.id`;
}

/** Of one account so many follows are ended in one transaction: a reader may be followed by half a million. */
const AT_ONCE = 1_000;

/**
 * Ends up to a thousand follows of and by somebody, whatever they point at, with the counters of everybody they were between.
 * Answers how many; whoever calls goes on, in transactions of their own, until there are none.
 */
export async function endFollowsOf(tx: Transaction, userId: string): Promise<number> {
  const some = await tx.$queryRaw<{ id: string; followerId: string; userId: string | null }[]>`
    SELECT id, follower_id AS "followerId", user_id AS "userId" FROM follows WHERE follower_id = ${userId}::uuid
    UNION ALL SELECT id, follower_id, user_id FROM follows WHERE user_id = ${userId}::uuid LIMIT ${AT_ONCE}`;
  if (some.length === 0) return 0;
  const people = [...new Set([userId, ...some.flatMap((follow) => [follow.followerId, ...(follow.userId === null ? [] : [follow.userId])])])];
  await tx.$executeRaw`SELECT id FROM users WHERE id = ANY(${people}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const gone = await tx.$queryRaw<{ followerId: string; userId: string | null }[]>`
    DELETE FROM follows WHERE id = ANY(${some.map(({ id }) => id)}::uuid[]) RETURNING follower_id AS "followerId", user_id AS "userId"`;
  await addToCounts(tx, gone.flatMap(({ followerId, userId: followed }) => (followed === null ? [] : [{ followerId, userId: followed }])), -1);
  return some.length;
}

/** What somebody follows of a page: its thread, its article, the authors of its replies and the answers to them. */
export interface FollowedHere {
  thread: boolean;
  article: boolean;
  users: string[];
  replies: string[];
}

/** What somebody follows among a thread, its article, and some of its replies. One's own replies are followed until they are stopped. */
export async function findFollowedHere(db: Db, followerId: string, threadId: string, replyIds: string[]): Promise<FollowedHere> {
  const [row] = await db.$queryRaw<FollowedHere[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM follows WHERE follower_id = ${followerId}::uuid AND thread_id = ${threadId}::uuid) AS thread,
           EXISTS (SELECT 1 FROM follows f JOIN threads t ON t.article_id = f.article_id WHERE f.follower_id = ${followerId}::uuid AND t.id = ${threadId}::uuid) AS article,
           coalesce((SELECT array_agg(DISTINCT f.user_id::text) FROM replies r JOIN follows f ON f.user_id = r.author_id AND f.follower_id = ${followerId}::uuid
                      WHERE r.id = ANY(${replyIds}::uuid[]) AND r.thread_id = ${threadId}::uuid AND r.status = 'published'), '{}') AS users,
           coalesce((SELECT array_agg(r.id::text) FROM replies r LEFT JOIN follows f ON f.reply_id = r.id AND f.follower_id = ${followerId}::uuid
                      WHERE r.id = ANY(${replyIds}::uuid[]) AND r.thread_id = ${threadId}::uuid AND r.status = 'published'
                        AND CASE WHEN r.author_id = ${followerId}::uuid THEN f.id IS NULL ELSE f.id IS NOT NULL END), '{}') AS replies`);
  return row ?? { thread: false, article: false, users: [], replies: [] };
}
