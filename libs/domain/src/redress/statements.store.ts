import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import type { Statement } from './statement.js';
import { APPEAL_COLUMNS, SANCTION_TAKEN_BACK } from './appeals.store.js';

/** Which statements: somebody's, or some by their ids. */
export type StatementsAsked = { userId: string; after?: string | undefined; limit: number } | { ids: string[] };

/** The decision that took a rejection back, or made it anew. */
const LATER = Prisma.sql`SELECT l.created_at FROM decisions l WHERE l.reply_id = d.reply_id AND l.id > d.id AND l.undone_at IS NULL AND l.decision IN ('approve', 'reject', 'restore') ORDER BY l.id LIMIT 1`;

/** A rejection that was undone was a slip and says nothing, but to whoever appealed against it. */
const decisions = (which: Prisma.Sql) => Prisma.sql`
  SELECT d.id, r.author_id AS "userId", d.moderator_id AS "moderatorId", d.id AS "decisionId", NULL::uuid AS "sanctionId", 'removed' AS measure,
         json_build_object('id', w.id, 'name', w.name) AS site,
         json_build_object('id', r.id, 'threadId', r.thread_id, 'body', v.body, 'html', v.html, 'revision', v.revision) AS reply, v.verdicts,
         json_build_object('id', a.id, 'headline', a.headline, 'url', a.url) AS article, NULL::int AS "slowSeconds",
         d.created_at AS at, d.created_at AS "toldAt", NULL::timestamptz AS until, coalesce(d.undone_at, (${LATER})) AS "endedAt",
         d.undone_at IS NOT NULL OR r.status <> 'rejected' OR (${LATER}) IS NOT NULL AS "takenBack",
         d.undone_at IS NULL AND r.status = 'rejected' AND (${LATER}) IS NULL AS holds,
         d.reason, d.reason_texts AS "reasonTexts", d.note, (SELECT count(*)::int FROM reports o WHERE o.reply_id = d.reply_id AND o.resolved_at = d.created_at) AS reports,
         EXISTS (SELECT FROM notices n WHERE n.decision_id = d.id) AS noticed, (SELECT n.law FROM notices n WHERE n.decision_id = d.id AND n.law IS NOT NULL LIMIT 1) AS law
    FROM decisions d JOIN replies r ON r.id = d.reply_id JOIN revisions v ON v.reply_id = d.reply_id AND v.revision = d.revision
    JOIN threads t ON t.id = r.thread_id JOIN articles a ON a.id = t.article_id JOIN sites w ON w.id = t.site_id
   WHERE d.decision = 'reject' AND (d.undone_at IS NULL OR EXISTS (SELECT FROM appeals w WHERE w.decision_id = d.id)) AND ${which}`;

/** Of a shadow that its reader is not told of, there is a statement from its end on; whoever ended it, it can be appealed against then: before, it could not. */
const sanctions = (which: Prisma.Sql) => Prisma.sql`
  SELECT s.id, s.user_id, s.moderator_id, NULL::uuid, s.id, s.kind::text,
         CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id, 'name', w.name) END, NULL::json, '[]'::jsonb, NULL::json, s.slow_seconds,
         s.created_at, CASE WHEN s.untold THEN least(s.ended_at, s.until) ELSE s.created_at END, s.until, s.ended_at, ${SANCTION_TAKEN_BACK}, s.ended_at IS NULL AND (s.until IS NULL OR s.until > now()),
         s.reason, NULL::jsonb, s.note, 0, false, NULL
    FROM sanctions s LEFT JOIN sites w ON w.id = s.site_id
   WHERE NOT (s.untold AND s.ended_at IS NULL AND (s.until IS NULL OR s.until > now())) AND ${which}`;

/** Statements of reasons, the last first; of somebody, one more than asked for. */
export async function listStatements(db: Db, asked: StatementsAsked): Promise<Statement[]> {
  const own = 'userId' in asked ? asked : null;
  const after = own?.after;
  const only = (id: Prisma.Sql, of: Prisma.Sql): Prisma.Sql =>
    'ids' in asked
      ? Prisma.sql`${id} = ANY(${asked.ids}::uuid[])`
      : Prisma.sql`${of} = ${asked.userId}::uuid AND ${after === undefined ? Prisma.sql`true` : Prisma.sql`${id} < ${after}::uuid`}`;
  const rows = await db.$queryRaw<Statement[]>`
    WITH told AS (${decisions(only(Prisma.sql`d.id`, Prisma.sql`r.author_id`))} UNION ALL ${sanctions(only(Prisma.sql`s.id`, Prisma.sql`s.user_id`))})
    SELECT told.*, (SELECT to_json(x) FROM (SELECT ${APPEAL_COLUMNS} FROM appeals p WHERE p.decision_id = told."decisionId" OR p.sanction_id = told."sanctionId") x) AS appeal
      FROM told ORDER BY told.id DESC ${own === null ? Prisma.empty : Prisma.sql`LIMIT ${own.limit + 1}`}`;
  return rows.map(({ appeal, ...row }) => ({ ...row, appeal: appeal && { ...appeal, createdAt: new Date(appeal.createdAt), decidedAt: appeal.decidedAt && new Date(appeal.decidedAt) } }));
}

/** One statement, by the id of its decision or sanction. */
export async function findStatement(db: Db, id: string): Promise<Statement | null> {
  const [found] = await listStatements(db, { ids: [id] });
  return found ?? null;
}
