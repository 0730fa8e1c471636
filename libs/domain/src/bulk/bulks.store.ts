import type { BulkLeft } from '#contract/bulk';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import type { Reply } from '#domain/replies/reply';
import type { Bulk, BulkItem, Progress } from './bulk.js';

const BULK_COLUMNS = { id: true, moderatorId: true, decision: true, reason: true, ownReason: true, note: true, state: true, createdAt: true, startedAt: true, finishedAt: true, undoneAt: true } as const;

interface NewBulk extends Pick<Bulk, 'moderatorId' | 'decision' | 'reason' | 'ownReason' | 'note'> {
  at: Date;
}

/** What a preview found of a reply, and why it cannot be touched, where it cannot. */
export interface Found {
  reply: Reply;
  code: string | null;
}

/** Keeps a preview with every reply as it stands, so that what is begun is what was seen. Answers its id. */
export async function insertBulk(tx: Transaction, { at, ...bulk }: NewBulk, found: Found[]): Promise<string> {
  const id = newId(at);
  await tx.bulk.create({ data: { id, ...bulk, createdAt: at }, select: { id: true } });
  const placed = found.map((each, place) => ({ ...each, place }));
  // In the order of the replies' ids, as moving a branch takes them: each row holds its reply until the end.
  placed.sort((a, b) => (a.reply.id < b.reply.id ? -1 : 1));
  await tx.bulkItem.createMany({
    data: placed.map(({ reply, code, place }) => ({ bulkId: id, place, replyId: reply.id, revision: reply.revision, status: reply.status, reviewedAt: reply.reviewedAt, state: code === null ? 'waiting' : 'left', code })),
  });
  return id;
}

export const findBulk = async (db: Db, id: string): Promise<Bulk | null> => (await db.bulk.findUnique({ where: { id }, select: BULK_COLUMNS })) as Bulk | null;

/** Takes a bulk for this transaction. */
export async function lockBulk(tx: Transaction, id: string): Promise<Bulk | null> {
  await tx.$executeRaw`SELECT id FROM bulks WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findBulk(tx, id);
}

export const setBulk = async (tx: Transaction, id: string, change: Partial<Pick<Bulk, 'state' | 'startedAt' | 'finishedAt' | 'undoneAt'>>): Promise<Bulk> =>
  (await tx.bulk.update({ where: { id }, data: change, select: BULK_COLUMNS })) as Bulk;

/** What is still to be done of a bulk: to be decided on, or to be taken back. */
const TO_DO = { running: 'waiting', undoing: 'done' } as const;
type UnderWay = keyof typeof TO_DO;

/** Takes the next reply that is still to be done, which nobody else has in hand; its thread as it was before any lock. */
export async function takeNextItem(tx: Transaction, bulkId: string, state: UnderWay): Promise<BulkItem | null> {
  const [row] = await tx.$queryRaw<BulkItem[]>`
    SELECT i.place, i.reply_id AS "replyId", (SELECT r.thread_id FROM replies r WHERE r.id = i.reply_id) AS "threadId", i.revision, i.status, i.reviewed_at AS "reviewedAt", i.decision_id AS "decisionId"
      FROM bulk_items i WHERE i.bulk_id = ${bulkId}::uuid AND i.state = ${TO_DO[state]}::bulk_item_state
     ORDER BY i.place LIMIT 1 FOR UPDATE OF i SKIP LOCKED`;
  return row ?? null;
}

/** Notes what became of a reply of a bulk. */
export async function setItem(tx: Transaction, bulkId: string, place: number, to: { state: 'done' | 'left' | 'undone' | 'kept'; code?: string; decisionId?: string }): Promise<void> {
  await tx.bulkItem.update({ where: { bulkId_place: { bulkId, place } }, data: to, select: { place: true } });
}

/** Ends what is under way once nothing of it is left to do; nothing happens as long as somebody has the last of it in hand. */
export async function endWhenThrough(tx: Transaction, bulkId: string, state: UnderWay, at: Date): Promise<boolean> {
  const end = state === 'running' ? Prisma.sql`state = 'done', finished_at = ${at}` : Prisma.sql`state = 'undone', undone_at = ${at}`;
  const ended = await tx.$executeRaw`
    UPDATE bulks b SET ${end} WHERE b.id = ${bulkId}::uuid AND b.state = ${state}::bulk_state
       AND NOT EXISTS (SELECT FROM bulk_items i WHERE i.bulk_id = b.id AND i.state = ${TO_DO[state]}::bulk_item_state)`;
  return ended > 0;
}

/** How far a bulk is, counted from its replies: no counter that could be wrong. */
export async function readProgress(db: Db, { id, state }: Pick<Bulk, 'id' | 'state'>): Promise<Progress> {
  const items = await db.bulkItem.findMany({ where: { bulkId: id }, orderBy: { place: 'asc' }, select: { replyId: true, state: true, code: true } });
  const count = (which: string): number => items.filter((item) => item.state === which).length;
  const coded = (which: string): BulkLeft[] => items.filter((item) => item.state === which).map(({ replyId, code }) => ({ replyId, code: code ?? '' }));
  const kept = coded('kept');
  const done = count('done') + kept.length;
  return { asked: items.length, waiting: state === 'undoing' ? count('done') : count('waiting'), done, undone: count('undone'), left: coded('left'), kept };
}

/** Whether somebody else has upheld a decision against an appeal: it is theirs as well then. */
export const isUpheld = async (db: Db, decisionId: string): Promise<boolean> => (await db.appeal.findFirst({ where: { decisionId, state: 'upheld' }, select: { id: true } })) !== null;

/** Forgets the bulks from before a moment: each decision of theirs is kept for itself, with its entry in the log; and previews from before another that never were begun. */
export async function forgetBulks(db: Db, { bulks, previews }: { bulks: Date; previews: Date }): Promise<void> {
  await db.bulk.deleteMany({ where: { OR: [{ createdAt: { lt: bulks } }, { state: 'previewed', createdAt: { lt: previews } }] } });
}
