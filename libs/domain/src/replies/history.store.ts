import type { ReplyStatus } from '#contract/replies';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import type { Reply } from './reply.js';
import { REPLY_COLUMNS, WITH_AUTHOR } from './replies.store.js';

export interface HistoryQuestion {
  authorId: string;
  status?: ReplyStatus | undefined;
  /** Whether `status` is what its author is told of a reply. */
  asTold?: boolean;
  /** Only on these sites; null: on every one. */
  sites?: string[] | null;
  after?: string | undefined;
  limit: number;
}

/** As `toldStatus` says it. */
const TOLD_STATUS = Prisma.sql`CASE WHEN r.shadow = 'untold' THEN 'published' ELSE r.status END`;

/** Somebody's replies in every thread from a place on, newest first, one more than asked for. */
export function listHistory(db: Db, { authorId, status, asTold = false, sites = null, after, limit }: HistoryQuestion): Promise<Reply[]> {
  const which = status === undefined ? Prisma.empty : Prisma.sql`AND ${asTold ? TOLD_STATUS : Prisma.sql`r.status`} = ${status}::reply_status`;
  const here = sites === null ? Prisma.empty : Prisma.sql`AND th.site_id = ANY(${sites}::uuid[])`;
  const beyond = after === undefined ? Prisma.empty : Prisma.sql`AND r.id < ${after}::uuid`;
  return db.$queryRaw<Reply[]>`
    SELECT ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE r.author_id = ${authorId}::uuid ${which} ${here} ${beyond} ORDER BY r.id DESC LIMIT ${limit + 1}`;
}
