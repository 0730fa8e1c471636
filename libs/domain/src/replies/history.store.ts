import type { ReplyStatus } from '#contract/replies';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import type { Reply } from './reply.js';
import { REPLY_COLUMNS, WITH_AUTHOR } from './replies.store.js';

export interface HistoryQuestion {
  authorId: string;
  status?: ReplyStatus | undefined;
  after?: string | undefined;
  limit: number;
}

/** Somebody's replies in every thread from a place on, newest first, one more than asked for. */
export function listHistory(db: Db, { authorId, status, after, limit }: HistoryQuestion): Promise<Reply[]> {
  const which = status === undefined ? Prisma.empty : Prisma.sql`AND r.status = ${status}::reply_status`;
  const beyond = after === undefined ? Prisma.empty : Prisma.sql`AND r.id < ${after}::uuid`;
  return db.$queryRaw<Reply[]>`
    SELECT ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE r.author_id = ${authorId}::uuid ${which} ${beyond} ORDER BY r.id DESC LIMIT ${limit + 1}`;
}
