import type { ThreadEventType } from '#contract/replies';
import type { ThreadModeration } from '#contract/threads';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import type { Thread } from './thread.js';

const THREAD_COLUMNS = {
  id: true,
  articleId: true,
  siteId: true,
  isMain: true,
  prompt: true,
  status: true,
  moderation: true,
  closesAt: true,
  replyCount: true,
  seq: true,
  createdAt: true,
} as const;

/** The same columns for a statement that has a thread's row as `t`. */
export const THREAD_ROW = Prisma.sql`
  t.id, t.article_id AS "articleId", t.site_id AS "siteId", t.is_main AS "isMain", t.prompt, t.status, t.moderation, t.closes_at AS "closesAt",
  t.reply_count AS "replyCount", t.seq, t.created_at AS "createdAt"`;

export const findThread = (db: Db, id: string): Promise<Thread | null> => db.thread.findUnique({ where: { id }, select: THREAD_COLUMNS });

export const findThreads = (db: Db, ids: string[]): Promise<Thread[]> =>
  db.thread.findMany({ where: { id: { in: ids } }, select: THREAD_COLUMNS });

/** An article's threads, the main one first, the others as they were opened. */
export const listThreadsOf = (db: Db, articleId: string): Promise<Thread[]> =>
  db.thread.findMany({ where: { articleId }, orderBy: [{ isMain: 'desc' }, { id: 'asc' }], select: THREAD_COLUMNS });

export interface NewThread {
  articleId: string;
  siteId: string;
  isMain: boolean;
  prompt: string | null;
  moderation: ThreadModeration;
  closesAt: Date | null;
  at: Date;
}

export const insertThread = (tx: Transaction, thread: NewThread): Promise<Thread> =>
  tx.thread.create({
    data: {
      id: newId(thread.at),
      articleId: thread.articleId,
      siteId: thread.siteId,
      isMain: thread.isMain,
      prompt: thread.prompt,
      moderation: thread.moderation,
      closesAt: thread.closesAt,
      createdAt: thread.at,
    },
    select: THREAD_COLUMNS,
  });

/**
 * Takes a thread for this transaction. Whatever changes anything in a thread does this first: that gives `seq`
 * its order, keeps the counters exact, and, everybody locking the thread before its replies, cannot deadlock.
 */
export async function lockThread(tx: Transaction, id: string): Promise<Thread | null> {
  const [row] = await tx.$queryRaw<Thread[]>`SELECT ${THREAD_ROW} FROM threads t WHERE t.id = ${id}::uuid FOR NO KEY UPDATE`;
  return row ?? null;
}

export const setThread = (
  tx: Transaction,
  id: string,
  change: Partial<Pick<Thread, 'status' | 'moderation' | 'closesAt'>>,
): Promise<Thread> => tx.thread.update({ where: { id }, data: change, select: THREAD_COLUMNS });

export interface NewThreadEvent {
  threadId: string;
  type: ThreadEventType;
  replyId: string | null;
  /** What it does to the number of published replies. */
  replyCountChange: number;
  at: Date;
}

/** Gives an event the thread's next number and writes it, with the counter that it changes. Answers the number. */
export async function appendThreadEvent(tx: Transaction, event: NewThreadEvent): Promise<number> {
  const [row] = await tx.$queryRaw<{ seq: number }[]>`
    WITH head AS (
      UPDATE threads SET seq = seq + 1, reply_count = reply_count + ${event.replyCountChange}
       WHERE id = ${event.threadId}::uuid RETURNING id, seq
    )
    INSERT INTO thread_events (thread_id, seq, type, reply_id, at)
    SELECT id, seq, ${event.type}::thread_event_type, ${event.replyId}::uuid, ${event.at} FROM head
    RETURNING seq`;
  if (!row) throw new Error(`Thread ${event.threadId} is gone, though it was locked.`);
  return row.seq;
}

export interface ThreadEventRow {
  seq: number;
  type: ThreadEventType;
  at: Date;
  replyId: string | null;
}

/** What happened in a thread after a number, in order. */
export const listThreadEvents = (db: Db, threadId: string, after: number, limit: number): Promise<ThreadEventRow[]> =>
  db.$queryRaw<ThreadEventRow[]>(Prisma.sql`
    SELECT seq, type::text AS type, at, reply_id AS "replyId" FROM thread_events
     WHERE thread_id = ${threadId}::uuid AND seq > ${after} ORDER BY seq LIMIT ${limit}`);
