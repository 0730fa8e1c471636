import type { NotificationKind, NotificationView } from '#contract/notifications';
import type { Role } from '#contract/accounts';
import { unheardBy } from '#domain/following/unheard';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** Nobody scrolls further, and it bounds the work of a look: so many rows of a user that may be shown, the newest, are put together to lines. */
export const LOOKED_AT = 1_000;

/**
 * So many rows of a user are looked through for those: one author who was muted, or whose replies were rejected, may have left more than a thousand, and must not
 * empty the bell. Passing over all of them takes some tens of milliseconds; more of them than this are nobody's bell but an accident.
 */
export const LOOKED_THROUGH = 10 * LOOKED_AT;

/** Beyond this the bell says that there are more. */
export const MOST_UNREAD = 100;

/** Several notifications that are told as one. */
export interface Line {
  /** Of its newest. */
  id: string;
  kind: NotificationKind;
  subject: string;
  at: Date;
  read: boolean;
  count: number;
  actorCount: number;
  actors: { id: string; name: string; role: Role }[];
  replyId: string | null;
  html: string | null;
  articleId: string | null;
  headline: string | null;
  articleUrl: string | null;
  threadId: string | null;
  prompt: string | null;
  decision: NonNullable<NotificationView['decision']> | null;
  /** Of the decision or sanction that it tells of, where somebody is owed its reasons. */
  statementId: string | null;
  likes: number | null;
  followed: boolean | null;
}

/**
 * What of somebody's newest notifications may be shown at this moment: nothing of what may not be read, unless it is about exactly that (a decision
 * on one's own reply, a report's outcome), and nothing of anybody who was muted, blocked or is gone. Rows are asked
 * one after another from the newest on, until there are enough; whom to keep away from is asked once for all of them.
 */
export const shownTo = (userId: string) => Prisma.sql`
  SELECT n.* FROM (SELECT * FROM notifications WHERE user_id = ${userId}::uuid AND bell ORDER BY id DESC LIMIT ${LOOKED_THROUGH}) n
    LEFT JOIN replies r ON r.id = n.reply_id
    LEFT JOIN users a ON a.id = n.actor_id
   WHERE (n.reply_id IS NULL OR r.status = 'published' OR (n.kind = 'report' AND r.id IS NOT NULL) OR (n.kind = 'decision' AND r.author_id = n.user_id))
     AND (n.actor_id IS NULL OR (a.id IS NOT NULL AND a.deleted_at IS NULL
      AND n.actor_id NOT IN (${unheardBy(Prisma.sql`${userId}::uuid`)})))
   ORDER BY n.id DESC LIMIT ${LOOKED_AT}`;

/** What a line's reasons are read by: the decision that took a reply away, the sanction, or what an appeal was against. */
const STATEMENT_ID = Prisma.sql`
  CASE WHEN n.kind = 'decision' AND (n.cause LIKE 'sanction:%' OR n.data ->> 'decision' = 'reject') THEN split_part(n.cause, ':', 2)::uuid
       WHEN n.kind = 'decision' AND n.cause LIKE 'appeal:%' THEN (SELECT coalesce(p.decision_id, p.sanction_id) FROM appeals p WHERE p.id = split_part(n.cause, ':', 2)::uuid) END`;

/** Which lines: some from a place on, or those of one kind and subject that hold a notification. */
export interface LinesAsked {
  after?: string | undefined;
  limit: number;
  /** Only the line that this notification is in. */
  holding?: string | undefined;
}

/** Somebody's lines, newest first, one more than asked for. What was read at one moment stays one line. */
export const listLines = (db: Db, userId: string, { after, limit, holding }: LinesAsked): Promise<Line[]> =>
  db.$queryRaw<Line[]>`
    WITH shown AS (${shownTo(userId)}), lines AS (
      SELECT kind, subject, read_at, (array_agg(id ORDER BY id DESC))[1] AS id, count(*)::int AS count, count(DISTINCT actor_id)::int AS "actorCount",
             array_agg(actor_id ORDER BY id DESC) AS "actorIds", array_agg(id) AS ids
        FROM shown GROUP BY kind, subject, read_at
    ), page AS (
      SELECT * FROM lines
       WHERE ${after === undefined ? Prisma.sql`true` : Prisma.sql`id < ${after}::uuid`} AND ${holding === undefined ? Prisma.sql`true` : Prisma.sql`${holding}::uuid = ANY(ids)`}
       ORDER BY id DESC LIMIT ${limit + 1}
    )
    SELECT p.id, p.kind, p.subject, n.at, p.read_at IS NOT NULL AS read, p.count, p."actorCount",
           coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'role', u.role) ORDER BY d.last)
                       FROM (SELECT actor, min(place) AS last FROM unnest(p."actorIds") WITH ORDINALITY AS x (actor, place) WHERE actor IS NOT NULL GROUP BY actor ORDER BY 2 LIMIT 3) d
                       JOIN users u ON u.id = d.actor), '[]') AS actors,
           r.id AS "replyId", CASE WHEN n.kind = 'report' AND r.status <> 'published' THEN NULL ELSE r.html END AS html,
           a.id AS "articleId", a.headline, a.url AS "articleUrl", t.id AS "threadId", t.prompt, n.data ->> 'decision' AS decision, ${STATEMENT_ID} AS "statementId", (n.data ->> 'likes')::int AS likes,
           (n.data ->> 'followed')::boolean AS followed
      FROM page p JOIN notifications n ON n.id = p.id
      LEFT JOIN replies r ON r.id = n.reply_id
      LEFT JOIN threads t ON t.id = coalesce(n.thread_id, r.thread_id)
      LEFT JOIN articles a ON a.id = t.article_id
     ORDER BY p.id DESC`;

/** How many of somebody's lines were not read, up to a hundred. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    WITH shown AS (${shownTo(userId)})
    SELECT count(*)::int AS unread FROM (SELECT 1 FROM shown WHERE read_at IS NULL GROUP BY kind, subject LIMIT ${MOST_UNREAD}) lines`;
  return row?.unread ?? 0;
}
