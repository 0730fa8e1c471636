import type { ReplyAuthor } from '#contract/replies';
import type { Db } from '#platform/database/database';

/** So far back somebody counts as writing in a thread: it bounds the question in the longest of them. */
const LATEST_REPLIES = 2_000;

/** A folded name's beginning as a pattern that finds it. */
const beginning = (key: string): string => `${key.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Those whose folded names begin so: first who writes in a thread, the last ones to do so first, then everybody else by name.
 * Never oneself, nor whom one has muted.
 */
export function listPeople(db: Db, { threadId, key, userId, most }: { threadId: string; key: string; userId: string; most: number }): Promise<ReplyAuthor[]> {
  return db.$queryRaw<ReplyAuthor[]>`
    WITH here AS MATERIALIZED (
      SELECT author_id AS id, max(id::text) AS latest
        FROM (SELECT id, author_id FROM replies WHERE thread_id = ${threadId}::uuid AND status = 'published' ORDER BY id DESC LIMIT ${LATEST_REPLIES}) lately
       GROUP BY author_id
    ), writers AS (
      SELECT u.id, u.name, u.role, u.name_key, here.latest FROM here JOIN users u ON u.id = here.id
       WHERE u.name_key LIKE ${beginning(key)} AND u.id <> ${userId}::uuid
         AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.user_id = ${userId}::uuid AND m.muted_id = u.id)
       ORDER BY here.latest DESC LIMIT ${most}
    ), others AS (
      SELECT u.id, u.name, u.role, u.name_key, NULL::text AS latest FROM users u
       WHERE ${key} <> '' AND u.name_key LIKE ${beginning(key)} AND u.id <> ${userId}::uuid AND u.id NOT IN (SELECT id FROM here)
         AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.user_id = ${userId}::uuid AND m.muted_id = u.id)
       ORDER BY u.name_key LIMIT ${most}
    )
    SELECT id, name, role::text AS role FROM (SELECT * FROM writers UNION ALL SELECT * FROM others) people
     ORDER BY latest DESC NULLS LAST, name_key LIMIT ${most}`;
}
