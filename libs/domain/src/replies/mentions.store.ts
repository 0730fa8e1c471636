import { listNames } from '#domain/identity/users.store';
import type { Db } from '#platform/database/database';
import type { Raw } from '#platform/database/statements';
import { idsNamedIn, type People } from '#platform/markup/mention';

/** Those whom a text names and who are there, by what they are called now. */
export async function findPeople(db: Db, body: string): Promise<People> {
  const ids = idsNamedIn(body);
  return ids.length === 0 ? new Map() : listNames(db, ids);
}

/** Notes whom a text of a reply calls to, and answers whom no text of it called to before. What an earlier text called to stays: nobody is told twice, and every text can be found. */
export async function addMentions(tx: Raw, replyId: string, userIds: string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO mentions (reply_id, user_id) SELECT ${replyId}::uuid, id FROM users WHERE id = ANY(${userIds}::uuid[]) AND deleted_at IS NULL
    ON CONFLICT DO NOTHING RETURNING user_id AS id`;
  return added.map(({ id }) => id);
}

/** Whom a reply spoke to: who wrote what it answers, and those whom it calls to. */
export async function listAddressed(db: Db, replyId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.author_id::text AS id FROM replies r JOIN replies p ON p.id = r.parent_id WHERE r.id = ${replyId}::uuid
    UNION SELECT user_id::text FROM mentions WHERE reply_id = ${replyId}::uuid`;
  return rows.map(({ id }) => id);
}

/** So many rows are looked through at a time: one statement over all texts there are would be stopped for taking too long. */
const STRIDE = 20_000;

/** A text that names somebody, of a reply as it is now or as it once was. */
export interface NamingText {
  replyId: string;
  /** Null for the reply as it is now. */
  revision: number | null;
  body: string;
}

/**
 * Every text that names somebody by id, wherever in it: what stands in a link or in code calls to nobody, and so is not among the
 * mentions, and yet has the name. Answers with the place to go on from, which is null at the end.
 */
export async function listTextsNaming(db: Db, userId: string, after: string): Promise<{ texts: NamingText[]; next: string | null }> {
  const [edge] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM replies WHERE id > ${after}::uuid ORDER BY id OFFSET ${STRIDE - 1} LIMIT 1`;
  const next = edge?.id ?? null;
  const texts = await db.$queryRaw<NamingText[]>`
    SELECT id AS "replyId", NULL::int AS revision, body FROM replies
     WHERE id > ${after}::uuid AND (${next}::uuid IS NULL OR id <= ${next}::uuid) AND position(${`(user:${userId})`} IN body) > 0
    UNION ALL
    SELECT reply_id, revision, body FROM revisions
     WHERE reply_id > ${after}::uuid AND (${next}::uuid IS NULL OR reply_id <= ${next}::uuid) AND position(${`(user:${userId})`} IN body) > 0`;
  return { texts, next };
}

/** Puts a text in the place of one that named somebody, unless it was changed in the meantime. */
export async function replaceText(db: Db, { replyId, revision, body: before }: NamingText, { body, html }: { body: string; html: string }): Promise<void> {
  if (revision === null) await db.$executeRaw`UPDATE replies SET body = ${body}, html = ${html} WHERE id = ${replyId}::uuid AND body = ${before}`;
  // What screening marked was in the text before.
  else await db.$executeRaw`
    UPDATE revisions SET body = ${body}, html = ${html},
           verdicts = coalesce((SELECT jsonb_agg(verdict - 'spots' ORDER BY place) FROM jsonb_array_elements(verdicts) WITH ORDINALITY AS kept (verdict, place)), '[]')
     WHERE reply_id = ${replyId}::uuid AND revision = ${revision} AND body = ${before}`;
}

/** Takes the name of somebody who was deleted out of every draft, and forgets where they were called to. */
export async function eraseMentionsOf(db: Db, userId: string): Promise<void> {
  const source = `@\\[([^][\\\\]|\\\\[][\\\\])*\\]\\(user:${userId}\\)`;
  await db.$executeRaw`UPDATE drafts SET body = regexp_replace(body, ${source}, '@–', 'g') WHERE position(${`user:${userId}`} IN body) > 0`;
  await db.$executeRaw`DELETE FROM mentions WHERE user_id = ${userId}::uuid`;
}
