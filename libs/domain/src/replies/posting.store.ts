import { restrictionOn, type Restricted, type Restriction } from '#domain/identity/power.policy';
import type { Thread } from '#domain/threads/thread';
import { THREAD_ROW } from '#domain/threads/threads.store';
import type { Raw } from '#platform/database/statements';
import type { Reply } from './reply.js';
import { LOCKED, type NewReply } from './replies.store.js';
import { suspicionOf } from './urgency.js';

/** Of what is answered, what decides whether it may be. */
export interface Answered {
  threadId: string;
  status: Reply['status'];
  depth: number;
  locked: Reply['locked'];
}

export async function findAnswered(db: Raw, id: string): Promise<Answered | null> {
  const [row] = await db.$queryRaw<Answered[]>`SELECT r.thread_id AS "threadId", r.status, r.depth, ${LOCKED} AS locked FROM replies r WHERE r.id = ${id}::uuid`;
  return row ?? null;
}

/** What a posting must not have changed beneath it, as it is now that nobody else can change it. */
export interface Ground {
  thread: Thread;
  /** Null when the author is gone. */
  restriction: Restriction | null;
  /** What is answered; null where that is the article, or is gone. */
  parent: { threadId: string; status: string; locked: boolean } | null;
}

interface GroundRow extends Thread, Omit<Restricted, 'slowSeconds' | 'standing'> {
  standing: Restricted['standing'] | null;
  restrictedSeconds: number;
  parentThreadId: string | null;
  parentStatus: string | null;
  parentLocked: boolean | null;
}

/**
 * Takes everything that a posting stands on for this transaction: the thread first, then the author, then what is answered, as everybody locks
 * them, in one round trip: a hot thread waits for its writers' round trips. Each is read as it is once its lock is had. Null when the thread is gone.
 */
export async function lockGround(tx: Raw, { threadId, authorId, parentId }: { threadId: string; authorId: string; parentId: string | null }): Promise<Ground | null> {
  const [row] = await tx.$queryRaw<GroundRow[]>`
    WITH t AS MATERIALIZED (SELECT * FROM threads WHERE id = ${threadId}::uuid FOR NO KEY UPDATE),
         u AS MATERIALIZED (SELECT * FROM users WHERE id = ${authorId}::uuid AND (SELECT count(*) FROM t) = 1 FOR NO KEY UPDATE),
         p AS MATERIALIZED (SELECT * FROM replies WHERE id = ${parentId}::uuid AND (SELECT count(*) FROM u) = 1 FOR NO KEY UPDATE)
    SELECT ${THREAD_ROW}, u.standing::text AS standing, u.slow_seconds AS "restrictedSeconds", u.warned, u.site_standings AS "siteStandings",
           p.thread_id AS "parentThreadId", p.status::text AS "parentStatus", (p.locked_at IS NOT NULL OR p.locks > 0) AS "parentLocked"
      FROM t LEFT JOIN u ON true LEFT JOIN p ON true`;
  if (!row) return null;
  const { parentThreadId, parentStatus, parentLocked, standing, restrictedSeconds, warned, siteStandings, ...thread } = row;
  const parent = parentThreadId === null || parentStatus === null ? null : { threadId: parentThreadId, status: parentStatus, locked: parentLocked === true };
  const restriction = standing === null ? null : restrictionOn({ standing, slowSeconds: restrictedSeconds, warned, siteStandings }, thread.siteId);
  return { thread, restriction, parent };
}

/**
 * Writes a posted reply and everything that goes with it in one statement, its ground being locked: the reply and its first revision; gone is the
 * draft that it was; and where it is published, the counters of what it answers (which is published too), of its author and of its thread, and the
 * thread's next event.
 * Answers that event's number, or null where nobody is to see the reply yet.
 */
export async function insertPosted(tx: Raw, reply: NewReply): Promise<number | null> {
  const published = reply.status === 'published';
  const { id, threadId, parentId, depth, authorId, status, shadow, body, html, at } = reply;
  const suspicion = suspicionOf(reply.verdicts);
  const [row] = await tx.$queryRaw<{ seq: number | null }[]>`
    WITH dropped AS (
      DELETE FROM drafts WHERE user_id = ${authorId}::uuid AND thread_id = ${threadId}::uuid AND parent_id IS NOT DISTINCT FROM ${parentId}::uuid
    ), added AS (
      INSERT INTO replies (id, thread_id, parent_id, depth, author_id, status, body, html, text_hash, text_sketch, shown, held_at, shadow, suspicion, audience, created_at)
      SELECT ${id}::uuid, t.id, ${parentId}::uuid, ${depth}, ${authorId}::uuid, ${status}::reply_status, ${body}, ${html}, ${Buffer.from(reply.hash)}, ${reply.sketch}::bigint,
             ${published}, ${published ? null : at}::timestamptz, ${shadow}::reply_shadow, ${suspicion}, t.reply_count, ${at}::timestamptz FROM threads t WHERE t.id = ${threadId}::uuid
      RETURNING id
    ), revised AS (
      INSERT INTO revisions (reply_id, revision, body, html, verdicts, published_at, created_at)
      SELECT id, 1, ${body}, ${html}, ${JSON.stringify(reply.verdicts)}::jsonb, ${published ? at : null}::timestamptz, ${at}::timestamptz FROM added
    ), answered AS (
      UPDATE replies SET answer_count = answer_count + 1, shown_answer_count = shown_answer_count + 1 WHERE id = ${parentId}::uuid AND ${published}
    ), counted AS (
      UPDATE users SET reply_count = reply_count + 1 WHERE id = ${authorId}::uuid AND ${published}
    ), head AS (
      UPDATE threads SET seq = seq + 1, reply_count = reply_count + 1 WHERE id = ${threadId}::uuid AND ${published} RETURNING id, seq
    ), told AS (
      INSERT INTO thread_events (thread_id, seq, type, reply_id, at)
      SELECT head.id, head.seq, 'reply.published', added.id, ${at}::timestamptz FROM head, added RETURNING seq
    )
    SELECT (SELECT seq FROM told) AS seq FROM added`;
  if (!row) throw new Error(`Thread ${threadId} is gone, though it was locked.`);
  return row.seq;
}
