import type { ReplyStatus } from '#contract/replies';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import type { Raw } from '#platform/database/statements';
import { refuse } from '#platform/refusals/refusal';
import { SKETCH_BITS_APART } from '#domain/screening/near-text';
import type { Verdict } from '#domain/screening/screening';
import type { Reply } from './reply.js';
import { suspicionOf } from './urgency.js';

/** What the user of a row (`u`, `w` …) is on the site of the thread `th`. */
export const roleHere = (who: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`greatest(${who}.role, (SELECT here.role FROM site_roles here WHERE here.user_id = ${who}.id AND here.site_id = th.site_id))`;

/** Whether the answers of a reply `r` are closed, and where that was done. */
export const LOCKED = Prisma.sql`CASE WHEN r.locked_at IS NOT NULL THEN 'here' WHEN r.locks > 0 THEN 'above' END`;

/** A reply's columns, for a statement that has its row as `r`, its author's as `u` and its thread's as `th`. */
export const REPLY_COLUMNS = Prisma.sql`
  r.id, r.thread_id AS "threadId", th.site_id AS "siteId", r.parent_id AS "parentId", r.depth, r.status, r.revision, r.body, r.html,
  json_build_object('id', u.id, 'name', u.name, 'role', ${roleHere(Prisma.sql`u`)}) AS author,
  r.like_count AS "likeCount", r.answer_count AS "answerCount", r.shown_answer_count AS "shownAnswerCount", r.shown,
  r.featured, r.open_report_count AS "openReportCount", r.held_at AS "heldAt", r.shadow, r.reported_at AS "reportedAt",
  r.reviewed_at AS "reviewedAt", r.report_weight AS "reportWeight", r.suspicion, r.audience, r.created_at AS "createdAt", r.edited_at AS "editedAt", r.edited_after_answers AS "editedLate",
  ${LOCKED} AS locked`;

export const WITH_AUTHOR = Prisma.sql`FROM replies r JOIN users u ON u.id = r.author_id JOIN threads th ON th.id = r.thread_id`;

export async function findReply(db: Db, id: string): Promise<Reply | null> {
  const [row] = await db.$queryRaw<Reply[]>`SELECT ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE r.id = ${id}::uuid`;
  return row ?? null;
}

export const findReplies = (db: Db, ids: string[]): Promise<Reply[]> =>
  db.$queryRaw<Reply[]>`SELECT ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE r.id = ANY(${ids}::uuid[])`;

/** Takes a reply for this transaction, its thread having been locked before: refused where it was moved out of that one before the lock was had. */
export async function lockReply(tx: Transaction, id: string, threadId?: string): Promise<Reply | null> {
  const [locked] = await tx.$queryRaw<Reply[]>`SELECT ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE r.id = ${id}::uuid FOR NO KEY UPDATE OF r`;
  // Moved while the lock was waited for, it does not fit the thread any more that it was joined with: it is locked all the same, and read anew.
  const row = locked ?? (await findReply(tx, id)) ?? undefined;
  if (row !== undefined && threadId !== undefined && row.threadId !== threadId) refuse('reply.moved');
  return row ?? null;
}

/** What somebody has posted lately who has posted nothing, or of whom nothing is counted. */
export const NOTHING_LATELY = { replies: 0, sameText: false, nearest: 0, rejected: 0 };

/** Whose and which text is compared with what was posted before it. */
interface Newcomer {
  authorId: string;
  threadId: string;
  hash: Uint8Array;
  sketch: bigint | null;
}

/** So many are compared: by the author, in the thread, and of those word by word. */
const MOST_BY_AUTHOR = 50;
const MOST_IN_THREAD = 100;
const MOST_NEAR = 5;

/**
 * What an author posted since a moment: how many, and whether one of them says the same. And the texts whose sketches come near this one's, by the
 * author and among the thread's last; of others none that is left to them alone.
 */
export async function countLately(db: Db, { authorId, threadId, hash, sketch }: Newcomer, since: { burst: Date; repeat: Date; near: Date }) {
  const apart = Prisma.sql`bit_count((text_sketch # ${sketch}::bigint)::bit(64))`;
  const [row] = await db.$queryRaw<{ replies: number; sameText: boolean; near: string[] }[]>`
    SELECT count(*) FILTER (WHERE created_at > ${since.burst})::int AS replies,
           coalesce(bool_or(text_hash = ${Buffer.from(hash)}), false) AS "sameText",
           ARRAY(
             SELECT body FROM (
               (SELECT body, text_sketch FROM replies
                 WHERE ${sketch}::bigint IS NOT NULL AND author_id = ${authorId}::uuid AND created_at > ${since.repeat} AND status <> 'withdrawn'
                 ORDER BY created_at DESC LIMIT ${MOST_BY_AUTHOR})
               UNION ALL
               (SELECT body, text_sketch FROM (SELECT body, text_sketch, created_at, status, author_id, shadow FROM replies
                 WHERE ${sketch}::bigint IS NOT NULL AND thread_id = ${threadId}::uuid ORDER BY id DESC LIMIT ${MOST_IN_THREAD}) AS last
                 WHERE created_at > ${since.near} AND status <> 'withdrawn' AND (shadow IS NULL OR author_id = ${authorId}::uuid))
             ) AS before WHERE ${apart} <= ${SKETCH_BITS_APART} ORDER BY ${apart} LIMIT ${MOST_NEAR}
           ) AS near
      FROM replies WHERE author_id = ${authorId}::uuid AND created_at > ${since.repeat} AND status <> 'withdrawn'`;
  return row ?? { replies: 0, sameText: false, near: [] };
}

/** How many of an author's replies on a site that were posted since a moment moderators rejected, as long as it stands. */
export async function countRejected(db: Db, authorId: string, siteId: string, since: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ rejected: number }[]>`
    SELECT count(*)::int AS rejected FROM replies r JOIN threads t ON t.id = r.thread_id
     WHERE r.author_id = ${authorId}::uuid AND r.created_at > ${since} AND r.status = 'rejected' AND t.site_id = ${siteId}::uuid`;
  return row?.rejected ?? 0;
}

export interface NewReply {
  id: string;
  threadId: string;
  siteId: string;
  parentId: string | null;
  depth: number;
  authorId: string;
  status: 'published' | 'held';
  shadow: Reply['shadow'];
  body: string;
  html: string;
  hash: Uint8Array;
  sketch: bigint | null;
  verdicts: Verdict[];
  at: Date;
}

/** A reply that was just written, as it would be read. */
export const newlyPosted = (reply: NewReply, author: Reply['author']): Reply => ({
  ...reply,
  author,
  revision: 1,
  likeCount: 0,
  answerCount: 0,
  shownAnswerCount: 0,
  shown: reply.status === 'published',
  featured: false,
  openReportCount: 0,
  heldAt: reply.status === 'held' ? reply.at : null,
  reportedAt: null,
  reviewedAt: null,
  reportWeight: 0,
  suspicion: suspicionOf(reply.verdicts),
  audience: 0,
  createdAt: reply.at,
  editedAt: null,
  editedLate: false,
  locked: null,
});

/** When somebody last posted on a site, if that was after a moment. */
export async function findLastPosted(db: Raw, { authorId, siteId, after }: { authorId: string; siteId: string; after: Date }): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT r.created_at AS at FROM replies r JOIN threads t ON t.id = r.thread_id
     WHERE r.author_id = ${authorId}::uuid AND r.created_at > ${after}::timestamptz AND t.site_id = ${siteId}::uuid ORDER BY r.created_at DESC LIMIT 1`;
  return row?.at ?? null;
}

/** When somebody last posted in one thread, if that was after a moment; withdrawing it does not make room for another. */
export async function findLastPostedIn(db: Raw, { authorId, threadId, after }: { authorId: string; threadId: string; after: Date }): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT created_at AS at FROM replies WHERE author_id = ${authorId}::uuid AND thread_id = ${threadId}::uuid AND created_at > ${after}::timestamptz ORDER BY id DESC LIMIT 1`;
  return row?.at ?? null;
}

export interface NewRevision {
  body: string;
  html: string;
  hash: Uint8Array;
  sketch: bigint | null;
  verdicts: Verdict[];
  at: Date;
}

/** Gives a reply its next revision. Whether that is public is its status's matter: see `setStatus`. */
export async function insertRevision(tx: Transaction, reply: Reply, next: NewRevision): Promise<void> {
  const number = reply.revision + 1;
  await tx.revision.create({
    data: { replyId: reply.id, revision: number, body: next.body, html: next.html, verdicts: next.verdicts as unknown as Prisma.InputJsonValue, createdAt: next.at },
    select: { replyId: true },
  });
  await tx.reply.update({
    where: { id: reply.id },
    data: { revision: number, body: next.body, html: next.html, textHash: new Uint8Array(next.hash), textSketch: next.sketch, suspicion: suspicionOf(next.verdicts), editedAt: next.at, editedLate: reply.editedLate || reply.answerCount > 0 },
    select: { id: true },
  });
}

/** Marks a reply's current text as public, from the first time that it is. */
export const publishRevision = (tx: Transaction, replyId: string, revision: number, at: Date) =>
  tx.revision.updateMany({ where: { replyId, revision, publishedAt: null }, data: { publishedAt: at } });

/** Sets a reply's status with what goes with it. Its parents' counters are `carryUp`'s. */
export async function setStatus(tx: Transaction, reply: Reply, status: ReplyStatus, change: { heldAt?: Date; shadow?: Reply['shadow']; reviewedAt?: Date | null; featured: boolean }): Promise<void> {
  await tx.reply.update({
    where: { id: reply.id },
    data: {
      status,
      shown: status === 'published' || reply.shownAnswerCount > 0,
      heldAt: status === 'held' ? (change.heldAt ?? reply.heldAt) : null,
      // What somebody decided about, or took back, is in the shadow no more.
      shadow: status !== 'held' ? null : change.shadow === undefined ? reply.shadow : change.shadow,
      featured: change.featured,
      ...(change.reviewedAt === undefined ? {} : { reviewedAt: change.reviewedAt }),
    },
    select: { id: true },
  });
}

/**
 * Carries what became of a reply to the counters of those it answers. A place-holder that loses its last shown
 * answer disappears, and one that gains its first appears, so this may go on upwards; the thread is locked, and depth bounds it.
 */
export async function carryUp(tx: Transaction, parentId: string | null, change: { published: number; shown: number }): Promise<void> {
  let { published, shown } = change;
  for (let id = parentId; id !== null && (published !== 0 || shown !== 0); ) {
    const [row] = await tx.$queryRaw<{ parentId: string | null; was: boolean; is: boolean }[]>`
      UPDATE replies SET answer_count = answer_count + ${published}, shown_answer_count = shown_answer_count + ${shown},
             shown = (status = 'published' OR shown_answer_count + ${shown} > 0)
       WHERE id = ${id}::uuid
      RETURNING parent_id AS "parentId", (status = 'published' OR shown_answer_count - ${shown} > 0) AS was, shown AS is`;
    if (!row) return;
    published = 0;
    shown = Number(row.is) - Number(row.was);
    id = row.parentId;
  }
}

