import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** A time, and the sites that are asked about; null for all. */
export interface Stretch {
  from: Date;
  to: Date;
  sites: string[] | null;
}

/** When a day of the calendar begins and ends in a zone. */
export async function findDay(db: Db, day: string, timeZone: string): Promise<{ from: Date; to: Date }> {
  const [row] = await db.$queryRaw<{ from: Date; to: Date }[]>`
    SELECT (${day}::date::timestamp AT TIME ZONE ${timeZone}) AS "from", ((${day}::date + 1)::timestamp AT TIME ZONE ${timeZone}) AS "to"`;
  if (!row) throw new Error('A day has no beginning.');
  return row;
}

/** Restricts a statement that has a reply's thread as `t` to some sites. */
export const onSites = (sites: string[] | null): Prisma.Sql => (sites === null ? Prisma.sql`TRUE` : Prisma.sql`t.site_id = ANY(${sites}::uuid[])`);

/** A reply's first text did not come out when it was posted. */
export const HELD_AT_FIRST = Prisma.sql`(v.published_at IS NULL OR v.published_at > v.created_at)`;

/** How long something had waited for a decision that ended the waiting. */
export const WAITED = Prisma.sql`extract(epoch FROM d.created_at - d.waiting_since)::float8`;
export const ENDED_WAITING = Prisma.sql`(d.decision IN ('approve', 'reject') AND d.waiting_since IS NOT NULL)`;

const hourOf = (column: Prisma.Sql, from: Date): Prisma.Sql => Prisma.sql`floor(extract(epoch FROM ${column} - ${from}::timestamptz) / 3600)::int`;

export interface HourOfReplies {
  hour: number;
  posted: number;
  held: number;
}

export const listPostedByHour = (db: Db, { from, to, sites }: Stretch): Promise<HourOfReplies[]> =>
  db.$queryRaw<HourOfReplies[]>`
    SELECT ${hourOf(Prisma.sql`r.created_at`, from)} AS hour, count(*)::int AS posted, count(*) FILTER (WHERE ${HELD_AT_FIRST})::int AS held
      FROM replies r JOIN threads t ON t.id = r.thread_id JOIN revisions v ON v.reply_id = r.id AND v.revision = 1
     WHERE r.created_at >= ${from} AND r.created_at < ${to} AND ${onSites(sites)} GROUP BY 1`;

export const listReportsByHour = (db: Db, { from, to, sites }: Stretch): Promise<{ hour: number; reports: number }[]> =>
  db.$queryRaw`
    SELECT ${hourOf(Prisma.sql`p.created_at`, from)} AS hour, count(*)::int AS reports
      FROM reports p JOIN replies r ON r.id = p.reply_id JOIN threads t ON t.id = r.thread_id
     WHERE p.created_at >= ${from} AND p.created_at < ${to} AND ${onSites(sites)} GROUP BY 1`;

/** Of an hour, of a moderator, or of all together, where both are null. */
export interface DecisionsOf {
  hour: number | null;
  moderatorId: string | null;
  moderatorName: string | null;
  decisions: number;
  medianSeconds: number | null;
}

export const listDecisionsOf = (db: Db, { from, to, sites }: Stretch): Promise<DecisionsOf[]> =>
  db.$queryRaw<DecisionsOf[]>`
    SELECT x.hour, x.moderator_id AS "moderatorId", u.name AS "moderatorName", x.decisions, x.median AS "medianSeconds" FROM (
      SELECT e.hour, e.moderator_id, count(*)::int AS decisions, percentile_cont(0.5) WITHIN GROUP (ORDER BY e.waited) AS median
        FROM (SELECT ${hourOf(Prisma.sql`d.created_at`, from)} AS hour, d.moderator_id, CASE WHEN ${ENDED_WAITING} THEN ${WAITED} END AS waited
                FROM decisions d JOIN replies r ON r.id = d.reply_id JOIN threads t ON t.id = r.thread_id
               WHERE d.created_at >= ${from} AND d.created_at < ${to} AND ${onSites(sites)}) e
       GROUP BY GROUPING SETS ((e.hour), (e.moderator_id), ())
    ) x LEFT JOIN users u ON u.id = x.moderator_id ORDER BY x.decisions DESC, x.moderator_id`;

export interface WaitingNow {
  held: number;
  heldSince: Date | null;
  reported: number;
  reportedSince: Date | null;
}

/** What waits for a moderator, and since when the oldest of it. */
export async function findWaiting(db: Db, sites: string[] | null): Promise<WaitingNow> {
  const [row] = await db.$queryRaw<WaitingNow[]>`
    SELECT h.count AS held, h.oldest AS "heldSince", p.count AS reported, p.oldest AS "reportedSince"
      FROM (SELECT count(*)::int AS count, min(r.held_at) AS oldest FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.status = 'held' AND r.shadow IS NULL AND ${onSites(sites)}) h,
           (SELECT count(*)::int AS count, min(r.reported_at) AS oldest FROM replies r JOIN threads t ON t.id = r.thread_id
             WHERE r.status = 'published' AND r.open_report_count > 0 AND ${onSites(sites)}) p`;
  return row ?? { held: 0, heldSince: null, reported: 0, reportedSince: null };
}
