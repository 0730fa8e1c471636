import { hears } from '#domain/following/unheard';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import type { News, ShownReply } from './notification.js';

/** Somebody who may be told of something, and what they said of how. */
export interface Hearer {
  id: string;
  kinds: unknown;
}

/**
 * Those of some users who may be told of what somebody did: who has an account in use, and keeps away from nobody here. In one order always, so that two who tell
 * the same people of one cause at the same moment wait for each other and not both.
 */
export const listHearers = (db: Db, userIds: string[], actorId: string | null): Promise<Hearer[]> =>
  db.$queryRaw<Hearer[]>`
    SELECT u.id, coalesce(p.kinds, '{}') AS kinds
      FROM users u LEFT JOIN preferences p ON p.user_id = u.id
     WHERE u.id = ANY(${userIds}::uuid[]) AND u.deleted_at IS NULL AND u.standing <> 'banned' AND u.id IS DISTINCT FROM ${actorId}::uuid
       AND ${hears(Prisma.sql`u.id`, Prisma.sql`${actorId}::uuid`)}
     ORDER BY u.id`;

/**
 * Whether an author was told of fewer likes of a reply until now, and notes these: likes may go and come back long after what was told
 * has been forgotten.
 */
export const isNewMilestone = async (tx: Transaction, replyId: string, likes: number): Promise<boolean> =>
  (await tx.reply.updateMany({ where: { id: replyId, likesTold: { lt: likes } }, data: { likesTold: likes } })).count > 0;

/** Notes what some users are told of, each with whether their bell shows it. Whoever was told of this cause before is left out of the answer. */
export async function insertNotifications(tx: Transaction, news: News, hearers: { id: string; bell: boolean }[], at: Date): Promise<{ id: string; userId: string }[]> {
  if (hearers.length === 0) return [];
  return tx.$queryRaw<{ id: string; userId: string }[]>`
    INSERT INTO notifications (id, user_id, kind, cause, subject, actor_id, reply_id, thread_id, data, at, bell)
    SELECT h.id, h.user_id, ${news.kind}::notification_kind, ${news.cause}, ${news.subject}, ${news.actorId}::uuid, ${news.replyId}::uuid, ${news.threadId}::uuid,
           ${news.data === null ? null : JSON.stringify(news.data)}::jsonb, ${at}, h.bell
      FROM unnest(${hearers.map(() => newId(at))}::uuid[], ${hearers.map(({ id }) => id)}::uuid[], ${hearers.map(({ bell }) => bell)}::boolean[]) AS h (id, user_id, bell)
    ON CONFLICT (user_id, cause) DO NOTHING
    RETURNING id, user_id AS "userId"`;
}

/** A reply as long as everybody may read it. */
export async function findShownReply(db: Db, id: string): Promise<ShownReply | null> {
  return db.reply.findFirst({ where: { id, status: 'published' }, select: { id: true, threadId: true, parentId: true, authorId: true, createdAt: true } });
}

/** Whom the present and earlier texts of a reply call to. */
export async function listCalled(db: Db, replyId: string): Promise<string[]> {
  const rows = await db.mention.findMany({ where: { replyId }, select: { userId: true } });
  return rows.map(({ userId }) => userId);
}

/** Whom an answer to a reply concerns most: its author, unless they stopped that. */
export async function listAnswered(db: Db, replyId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.author_id AS id FROM replies r WHERE r.id = ${replyId}::uuid
       AND NOT EXISTS (SELECT FROM follows f WHERE f.reply_id = r.id AND f.follower_id = r.author_id AND f.stopped)`;
  return rows.map(({ id }) => id);
}

/** Where followers of a reply come from: those of the answers to the reply that it answers, of its author, its thread and its article. */
export const sources = ['reply', 'user', 'thread', 'article'] as const;
export type Source = (typeof sources)[number];

/** What of each source followers of a reply follow; null where there is nothing. */
export async function findSources(db: Db, { parentId, authorId, threadId }: ShownReply): Promise<Record<Source, string | null>> {
  const place = await findPlace(db, threadId);
  return { reply: parentId, user: authorId, thread: threadId, article: place?.articleId ?? null };
}

/** Some of those who follow the answers to a reply, an author, a thread or an article, from one of them on, by their ids, and since when. */
export async function listFollowers(db: Db, source: Source, id: string, { after, limit }: { after: string | undefined; limit: number }): Promise<{ id: string; since: Date }[]> {
  const followerId = after === undefined ? {} : { followerId: { gt: after } };
  const rows = await db.follow.findMany({ where: { [`${source}Id`]: id, stopped: false, ...followerId }, orderBy: { followerId: 'asc' }, take: limit, select: { followerId: true, createdAt: true } });
  return rows.map((row) => ({ id: row.followerId, since: row.createdAt }));
}

/** Who of some users has followed the answers to a reply since before a moment. */
export async function listWaitingForAnswers(db: Db, replyId: string, userIds: string[], at: Date): Promise<string[]> {
  const rows = await db.follow.findMany({ where: { replyId, stopped: false, followerId: { in: userIds }, createdAt: { lte: at } }, select: { followerId: true } });
  return rows.map(({ followerId }) => followerId);
}

/** The article that a thread belongs to, and what the thread asks. */
export const findPlace = (db: Db, threadId: string): Promise<{ articleId: string; prompt: string | null } | null> =>
  db.thread.findUnique({ where: { id: threadId }, select: { articleId: true, prompt: true } });

/** A decision, and of whose reply it is. */
export async function findDecision(db: Db, id: string) {
  return db.decision.findFirst({
    where: { id, undoneAt: null },
    select: { id: true, replyId: true, moderatorId: true, decision: true, source: true, createdAt: true, bulks: { select: { bulkId: true } }, reply: { select: { authorId: true, threadId: true } } },
  });
}

/** Takes back what was told of a decision that was undone; whose it was. */
export async function deleteDecisionNews(db: Db, decisionId: string, replyId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    DELETE FROM notifications n
     WHERE n.user_id IN (SELECT author_id FROM replies WHERE id = ${replyId}::uuid UNION SELECT reporter_id FROM reports WHERE reply_id = ${replyId}::uuid)
       AND n.cause IN (${`decision:${decisionId}`}, ${`report:${decisionId}`})
    RETURNING n.user_id AS "userId"`;
  return [...new Set(rows.map(({ userId }) => userId))];
}
/** An appeal, and what it was about. */
export const findDecidedAppeal = (db: Db, id: string) =>
  db.appeal.findUnique({ where: { id }, select: { id: true, userId: true, replyId: true, sanctionId: true, state: true, reply: { select: { threadId: true } } } });

/** What a moderator decided about somebody, unless a moderator has taken it back. */
export const findStandingSanction = (db: Db, id: string) => db.sanction.findFirst({ where: { id, endedById: null }, select: { id: true, userId: true, kind: true } });

/** Whose reports a decision answered. */
export async function listAnsweredReporters(db: Db, replyId: string, resolvedAt: Date): Promise<string[]> {
  const rows = await db.report.findMany({ where: { replyId, resolvedAt }, select: { reporterId: true } });
  return rows.map(({ reporterId }) => reporterId);
}

/** Marks everything of some lines as read, as far as each line went when it was seen. */
export async function setLinesRead(db: Db, userId: string, lineIds: string[], at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE notifications n SET read_at = ${at}
      FROM notifications l
     WHERE l.id = ANY(${lineIds}::uuid[]) AND l.user_id = ${userId}::uuid
       AND n.user_id = ${userId}::uuid AND n.bell AND n.read_at IS NULL AND n.kind = l.kind AND n.subject = l.subject AND n.id <= l.id`;
}

/** Marks everything up to a moment as read. */
export async function setReadBefore(db: Db, userId: string, before: Date, at: Date): Promise<void> {
  await db.notification.updateMany({ where: { userId, bell: true, readAt: null, at: { lte: before } }, data: { readAt: at } });
}

/** So many are forgotten in one statement: a reply by somebody whom half a million follow left as many. */
const FORGOTTEN_AT_ONCE = 5_000;

/** Forgets what was told before a moment. Ids are in order of time, so the oldest are found by the primary key. */
export async function forgetNotifications(db: Db, before: Date): Promise<void> {
  for (let gone = FORGOTTEN_AT_ONCE; gone === FORGOTTEN_AT_ONCE; ) {
    gone = await db.$executeRaw`
      DELETE FROM notifications WHERE id IN (SELECT id FROM notifications WHERE id < ${newId(before)}::uuid ORDER BY id LIMIT ${FORGOTTEN_AT_ONCE})`;
  }
}
