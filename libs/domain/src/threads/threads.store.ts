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
  opensAt: true,
  closesAt: true,
  slowSeconds: true,
  linksBeforeHold: true,
  pinnedReplyId: true,
  replyCount: true,
  seq: true,
  createdAt: true,
} as const;

/** The same columns for a statement that has a thread's row as `t`. */
export const THREAD_ROW = Prisma.sql`
  t.id, t.article_id AS "articleId", t.site_id AS "siteId", t.is_main AS "isMain", t.prompt, t.status, t.moderation, t.opens_at AS "opensAt", t.closes_at AS "closesAt",
  t.slow_seconds AS "slowSeconds", t.links_before_hold AS "linksBeforeHold", t.pinned_reply_id AS "pinnedReplyId",
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
  opensAt?: Date | null;
  closesAt: Date | null;
  slowSeconds?: number;
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
      opensAt: thread.opensAt ?? null,
      closesAt: thread.closesAt,
      slowSeconds: thread.slowSeconds ?? 0,
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

/** What may be changed of a thread besides what happens in it. */
export type ThreadChange = Pick<Thread, 'status' | 'moderation' | 'prompt' | 'opensAt' | 'closesAt' | 'slowSeconds' | 'linksBeforeHold' | 'pinnedReplyId'>;

export const setThread = (
  tx: Transaction,
  id: string,
  change: Partial<ThreadChange>,
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

/** Gives the same to many replies: one number each, in their order; the thread's count changes by so many in all. Answers the first number. */
export async function appendThreadEvents(tx: Transaction, { replyIds, ...event }: Omit<NewThreadEvent, 'replyId'> & { replyIds: string[] }): Promise<number> {
  const many = replyIds.length;
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    WITH head AS (
      UPDATE threads SET seq = seq + ${many}, reply_count = reply_count + ${event.replyCountChange}
       WHERE id = ${event.threadId}::uuid RETURNING id, seq - ${many} AS before
    )
    INSERT INTO thread_events (thread_id, seq, type, reply_id, at)
    SELECT head.id, head.before + each.nr, ${event.type}::thread_event_type, each.id, ${event.at} FROM head, unnest(${replyIds}::uuid[]) WITH ORDINALITY AS each (id, nr)
    RETURNING seq`;
  return Math.min(...rows.map(({ seq }) => seq));
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

/** The threads whose time to open or close has come. */
export async function listDueThreads(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    (SELECT id FROM threads WHERE status = 'open' AND closes_at <= ${now} ORDER BY closes_at LIMIT ${limit})
    UNION (SELECT id FROM threads WHERE opens_at IS NOT NULL AND opens_at <= ${now} ORDER BY opens_at LIMIT ${limit})`;
  return rows.map(({ id }) => id);
}

/** Whether a reply is published in a thread, and so may be pinned there. */
export async function isPublishedIn(tx: Transaction, threadId: string, replyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<object[]>`SELECT 1 FROM replies WHERE id = ${replyId}::uuid AND thread_id = ${threadId}::uuid AND status = 'published'`;
  return row !== undefined;
}

/** A reply that is gone, or says something else now, is pinned no longer. Its thread is locked. */
export const unpin = (tx: Transaction, threadId: string, replyId: string): Promise<number> =>
  tx.$executeRaw`UPDATE threads SET pinned_reply_id = NULL WHERE id = ${threadId}::uuid AND pinned_reply_id = ${replyId}::uuid`;
