import { listNames } from '#domain/identity/users.store';
import type { Db, Transaction } from '#platform/database/database';
import { idsNamedIn, type People } from '#platform/markup/mention';

/** Those whom a text names and who are there, by what they are called now. */
export async function findPeople(db: Db, body: string): Promise<People> {
  const ids = idsNamedIn(body);
  return ids.length === 0 ? new Map() : listNames(db, ids);
}

/** Notes whom a text of a reply calls to. What an earlier text called to stays: nobody is told twice, and every text can be found. */
export async function addMentions(tx: Transaction, replyId: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO mentions (reply_id, user_id) SELECT ${replyId}::uuid, id FROM users WHERE id = ANY(${userIds}::uuid[]) AND deleted_at IS NULL
    ON CONFLICT DO NOTHING`;
}

/** Takes the name of somebody who was deleted out of every text that calls to them: what is left is a dash. */
export async function eraseMentionsOf(db: Db, userId: string): Promise<void> {
  const source = `@\\[([^][\\\\]|\\\\[][\\\\])*\\]\\(user:${userId}\\)`;
  const link = `<a class="mention" href="/u/${userId}"[^>]*>@<bdi>[^<]*</bdi></a>`;
  await db.$executeRaw`
    UPDATE replies SET body = regexp_replace(body, ${source}, '@–', 'g'), html = regexp_replace(html, ${link}, '@–', 'g')
     WHERE id IN (SELECT reply_id FROM mentions WHERE user_id = ${userId}::uuid)`;
  await db.$executeRaw`
    UPDATE revisions SET body = regexp_replace(body, ${source}, '@–', 'g'), html = regexp_replace(html, ${link}, '@–', 'g')
     WHERE reply_id IN (SELECT reply_id FROM mentions WHERE user_id = ${userId}::uuid)`;
  await db.$executeRaw`UPDATE drafts SET body = regexp_replace(body, ${source}, '@–', 'g') WHERE position(${`user:${userId}`} IN body) > 0`;
  await db.$executeRaw`DELETE FROM mentions WHERE user_id = ${userId}::uuid`;
}
