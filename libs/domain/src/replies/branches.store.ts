import type { Transaction } from '#platform/database/database';
import { bestScore } from './best-score.js';
import { Prisma } from '#platform/database/generated/client';

/** A reply and everything below it, whatever became of it; no deeper than a thread is. */
const branch = (threadId: string, id: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE branch AS (
    SELECT id FROM replies WHERE id = ${id}::uuid
    UNION ALL SELECT r.id FROM branch b JOIN replies r ON r.thread_id = ${threadId}::uuid AND r.parent_id = b.id
  )`;

/** Closes the answers below a reply, or opens them (null); what is below it counts that too. Its thread is locked. */
export async function setBranchLock(tx: Transaction, { threadId, id }: { threadId: string; id: string }, at: Date | null): Promise<void> {
  const more = at === null ? -1 : 1;
  await tx.$executeRaw`${branch(threadId, id)}
    UPDATE replies SET locks = locks + ${more}, locked_at = CASE WHEN id = ${id}::uuid THEN ${at}::timestamptz ELSE locked_at END WHERE id IN (SELECT id FROM branch)`;
}

/** The ids of a branch from its top down, at most one more than asked for. */
export async function listBranch(tx: Transaction, { threadId, id }: { threadId: string; id: string }, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`${branch(threadId, id)} SELECT r.id FROM branch b JOIN replies r ON r.id = b.id ORDER BY r.depth, r.id LIMIT ${limit + 1}`;
  return rows.map((row) => row.id);
}

/**
 * Puts a branch into another thread, its top under the article there; and with it what names its thread besides: the words that a search in the
 * thread finds, notices, and what readers were told. Drafts of answers go along by their key. Both threads are locked.
 */
export async function setBranchThread(tx: Transaction, { id, depth, threadId }: { id: string; depth: number; threadId: string }, to: string, ids: string[]): Promise<void> {
  // A reply's thread is part of a key that other rows hold on to: all are taken in one order first, so that two cannot wait for each other.
  await tx.$executeRaw`SELECT FROM replies WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE replies SET thread_id = ${to}::uuid, parent_id = CASE WHEN id = ${id}::uuid THEN NULL ELSE parent_id END, depth = depth - ${depth},
           locks = locks - (SELECT top.locks - (top.locked_at IS NOT NULL)::int FROM replies top WHERE top.id = ${id}::uuid)
     WHERE id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`UPDATE threads SET pinned_reply_id = NULL WHERE id = ${threadId}::uuid AND pinned_reply_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`UPDATE reply_words w SET words = words_of_reply(r.thread_id, r.body) FROM replies r WHERE r.id = w.reply_id AND r.id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`UPDATE notifications SET thread_id = ${to}::uuid WHERE thread_id = ${threadId}::uuid AND reply_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`UPDATE notices SET thread_id = ${to}::uuid WHERE reply_id = ANY(${ids}::uuid[])`;
}

/** Reckons anew what "best" orders by: it counts from when the thread began. */
export async function setScores(tx: Transaction, threadBegan: Date, ids: string[]): Promise<void> {
  const liked = await tx.reply.findMany({ where: { id: { in: ids }, likeCount: { gt: 0 } }, select: { id: true, likeWeight: true, createdAt: true } });
  const scores = liked.map((reply) => bestScore({ ...reply, threadBegan }));
  await tx.$executeRaw`UPDATE replies r SET score = n.score FROM unnest(${liked.map(({ id }) => id)}::uuid[], ${scores}::float8[]) AS n (id, score) WHERE r.id = n.id`;
}
