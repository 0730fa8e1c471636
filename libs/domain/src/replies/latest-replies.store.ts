import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { REPLY_COLUMNS, WITH_AUTHOR } from './replies.store.js';
import type { Reply } from './reply.js';

/** A published reply with what a feed says of the place it stands in. */
export type LatestReply = Reply & { articleUrl: string; articleHeadline: string; answersTo: string | null };

/** News is discussed when it is new: a site's feed looks at so many of its newest articles, which bounds what it costs. */
const ARTICLES_IN_FEED = 200;

const LATEST = Prisma.sql`
  SELECT ${REPLY_COLUMNS}, latest.url AS "articleUrl", latest.headline AS "articleHeadline", above.name AS "answersTo"
  ${WITH_AUTHOR} JOIN latest ON latest.id = r.id
  LEFT JOIN replies parent ON parent.id = r.parent_id AND parent.status = 'published' LEFT JOIN users above ON above.id = parent.author_id
   ORDER BY r.id DESC`;

/** The newest published replies of a thread, wherever in it they stand, from a place on. */
export const listLatestInThread = (db: Db, threadId: string, { limit, before }: { limit: number; before?: string | undefined }): Promise<LatestReply[]> =>
  db.$queryRaw<LatestReply[]>`
    WITH latest AS (
      SELECT n.id, a.url, a.headline FROM threads t JOIN articles a ON a.id = t.article_id
       CROSS JOIN LATERAL (
         SELECT id FROM replies WHERE thread_id = t.id AND status = 'published' ${before === undefined ? Prisma.empty : Prisma.sql`AND id < ${before}::uuid`}
          ORDER BY id DESC LIMIT ${limit}
       ) n
       WHERE t.id = ${threadId}::uuid
    ) ${LATEST}`;

/** The newest published replies under a site's newest articles. */
export const listLatestOnSite = (db: Db, siteId: string, limit: number): Promise<LatestReply[]> =>
  db.$queryRaw<LatestReply[]>`
    WITH recent AS (
      SELECT id, url, headline FROM articles WHERE site_id = ${siteId}::uuid ORDER BY id DESC LIMIT ${ARTICLES_IN_FEED}
    ), latest AS (
      SELECT n.id, recent.url, recent.headline FROM recent JOIN threads t ON t.article_id = recent.id
       CROSS JOIN LATERAL (
         SELECT id FROM replies WHERE thread_id = t.id AND status = 'published' ORDER BY id DESC LIMIT ${limit}
       ) n
       ORDER BY n.id DESC LIMIT ${limit}
    ) ${LATEST}`;
