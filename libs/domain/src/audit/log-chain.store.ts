import type { Db } from '#platform/database/database';
import type { ChainedEntry, LogPlace } from './log-chain.js';

/** The entries of the log after a place, as they are kept. By number and id, so that nothing is passed over where somebody gave a number twice. */
export function listChain(db: Db, after: { seq: bigint; id: string } | undefined, limit: number): Promise<ChainedEntry[]> {
  const { seq, id } = after ?? { seq: -1n, id: '00000000-0000-0000-0000-000000000000' };
  return db.$queryRaw<ChainedEntry[]>`
    SELECT seq, id, at, actor_id AS "actorId", action, target_kind AS "targetKind", target_id AS "targetId", reason, note,
           before::text AS before, after::text AS after, previous, hash
      FROM log_entries WHERE (seq, id) > (${seq}::bigint, ${id}::uuid) ORDER BY seq, id LIMIT ${limit}`;
}

/** Where the log stands; null if somebody took the head away. */
export const findLogHead = (db: Db): Promise<LogPlace | null> => db.logHead.findFirst({ select: { seq: true, hash: true } });

/** The role that asks, and whether it could change what is in the log: as its owner, as a member of the owner, as somebody who may update it, or as a superuser. */
export async function whoCouldChangeTheLog(db: Db): Promise<{ role: string; could: boolean }> {
  const [row] = await db.$queryRaw<{ role: string; could: boolean }[]>`
    SELECT current_user::text AS role,
           bool_or(pg_has_role(current_user, relowner, 'MEMBER') OR has_table_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE') OR has_table_privilege(oid, 'TRUNCATE')) AS could
      FROM pg_class WHERE oid IN ('log_entries'::regclass, 'log_head'::regclass)`;
  return row ?? { role: '', could: true };
}
