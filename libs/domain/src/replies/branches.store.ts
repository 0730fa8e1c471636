import type { Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** A reply and everything below it, whatever became of it; no deeper than a thread is. */
const branch = (threadId: string, id: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE branch AS (
    SELECT id FROM replies WHERE id = ${id}::uuid
    UNION ALL SELECT r.id FROM branch b JOIN replies r ON r.thread_id = ${threadId}::uuid AND r.parent_id = b.id
  )`;

/** Closes the answers below a reply, or opens them (null); what is below it counts that too. Its thread is locked. */
export async function setBranchLock(tx: Transaction, { threadId, id }: { threadId: string; id: string }, at: Date | null): Promise<void> {
  const more = at === null ? -1 : 1;
  await tx.$executeRaw`${branch(threadId, id)}
    UPDATE replies SET locks = locks + ${more}, locked_at = CASE WHEN id = ${id}::uuid THEN ${at}::timestamptz ELSE locked_at END WHERE id IN (SELECT id FROM branch)`;
}
