import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';

/** Where somebody writes: under an article, or in answer to a reply. */
export interface DraftPlace {
  userId: string;
  threadId: string;
  parentId: string | null;
}

export interface Draft {
  body: string;
  updatedAt: Date;
}

export const findDraft = (db: Db, place: DraftPlace): Promise<Draft | null> =>
  db.draft.findFirst({ where: place, select: { body: true, updatedAt: true } });

/** What somebody has begun to write in a thread, the last first. */
export const listDrafts = (db: Db, userId: string, threadId: string): Promise<(Draft & { parentId: string | null })[]> =>
  db.draft.findMany({ where: { userId, threadId }, orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }], select: { parentId: true, body: true, updatedAt: true } });

/**
 * Lets one device of somebody save at a time, so that two cannot each throw away what the other has just kept. Not by the account's
 * row: posting takes a draft away first and counts in that row afterwards, and the two would wait for each other.
 */
export async function lockDrafts(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`drafts ${userId}`}, 0))`;
}

/** Keeps a draft in its place, instead of the one before. */
export async function putDraft(tx: Transaction, { userId, threadId, parentId }: DraftPlace, { body, updatedAt }: Draft): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO drafts (id, user_id, thread_id, parent_id, body, updated_at)
    VALUES (${newId(updatedAt)}::uuid, ${userId}::uuid, ${threadId}::uuid, ${parentId}::uuid, ${body}, ${updatedAt})
    ON CONFLICT (user_id, thread_id, parent_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`;
}

/** Lets go of the drafts of somebody beyond a number, the oldest first. */
export async function deleteOldestDrafts(tx: Transaction, userId: string, most: number): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM drafts WHERE user_id = ${userId}::uuid
       AND id IN (SELECT id FROM drafts WHERE user_id = ${userId}::uuid ORDER BY updated_at DESC, id DESC OFFSET ${most})`;
}

export async function dropDraft(db: Db, place: DraftPlace): Promise<void> {
  await db.draft.deleteMany({ where: place });
}

/** Forgets the drafts that nobody went on with since a moment. */
export async function forgetDrafts(db: Db, before: Date): Promise<number> {
  const { count } = await db.draft.deleteMany({ where: { updatedAt: { lt: before } } });
  return count;
}
