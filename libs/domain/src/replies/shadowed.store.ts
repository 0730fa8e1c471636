import type { Transaction } from '#platform/database/database';

/** Puts what an author wrote on a site in the shadow among what is held; the ids of what was put there. */
export async function releaseShadowed(tx: Transaction, { authorId, siteId, at }: { authorId: string; siteId: string; at: Date }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE replies r SET shadow = NULL, held_at = ${at} FROM threads t
     WHERE t.id = r.thread_id AND t.site_id = ${siteId}::uuid AND r.author_id = ${authorId}::uuid AND r.shadow IS NOT NULL
    RETURNING r.id`;
  return rows.map(({ id }) => id);
}
