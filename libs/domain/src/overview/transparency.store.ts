import type { TransparencyView } from '#contract/overview';
import type { Db } from '#platform/database/database';
import { APPEAL_STATE } from '#domain/redress/appeals.store';
import { Prisma } from '#platform/database/generated/client';
import { ENDED_WAITING, HELD_AT_FIRST, onSites, WAITED, type Stretch } from './picture.store.js';

/** How many of a kind. */
export interface Counted {
  of: string;
  count: number;
}

export async function countPosted(db: Db, { from, to, sites }: Stretch): Promise<{ replies: number; held: number }> {
  const [row] = await db.$queryRaw<{ replies: number; held: number }[]>`
    SELECT count(*)::int AS replies, count(*) FILTER (WHERE ${HELD_AT_FIRST})::int AS held
      FROM replies r JOIN threads t ON t.id = r.thread_id JOIN revisions v ON v.reply_id = r.id AND v.revision = 1
     WHERE r.created_at >= ${from} AND r.created_at < ${to} AND ${onSites(sites)}`;
  return row ?? { replies: 0, held: 0 };
}

/** What was undone was a slip, and is no decision. */
const decidedIn = ({ from, to, sites }: Stretch): Prisma.Sql => Prisma.sql`
  FROM decisions d JOIN replies r ON r.id = d.reply_id JOIN threads t ON t.id = r.thread_id
 WHERE d.created_at >= ${from} AND d.created_at < ${to} AND d.undone_at IS NULL AND ${onSites(sites)}`;

/** Decisions by kind, reason and source. */
export const countDecisions = (db: Db, stretch: Stretch): Promise<{ decision: string; reason: string; source: string; count: number }[]> =>
  db.$queryRaw`
    SELECT d.decision::text AS decision, coalesce(d.reason, 'none') AS reason, coalesce(d.source::text, 'unknown') AS source, count(*)::int AS count
    ${decidedIn(stretch)} GROUP BY 1, 2, 3`;

/** Removals by reasons of sites' own, the most of them first; each as it was said last. */
export const countOwnReasons = (db: Db, stretch: Stretch): Promise<TransparencyView['removals']['byOwnReason']> =>
  db.$queryRaw`
    SELECT x.code, x.under, x.texts, json_build_object('id', s.id, 'name', s.name) AS site, x.count FROM (
      SELECT t.site_id, d.own_reason AS code, d.reason AS under, (array_agg(d.reason_texts ORDER BY d.id DESC))[1] AS texts, count(*)::int AS count
      ${decidedIn(stretch)} AND d.decision = 'reject' AND d.own_reason IS NOT NULL GROUP BY 1, 2, 3) x
      JOIN sites s ON s.id = x.site_id ORDER BY x.count DESC, x.code, s.id`;

/** How long it took to decide: half of all were faster than the first number, nine of ten than the second. */
export async function findWaitingTimes(db: Db, stretch: Stretch): Promise<{ median: number | null; ninetieth: number | null }> {
  const [row] = await db.$queryRaw<{ median: number | null; ninetieth: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ${WAITED}) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY ${WAITED}) AS ninetieth
    ${decidedIn(stretch)} AND ${ENDED_WAITING}`;
  return row ?? { median: null, ninetieth: null };
}

export const countReports = (db: Db, { from, to, sites }: Stretch): Promise<Counted[]> =>
  db.$queryRaw<Counted[]>`
    SELECT p.reason::text AS of, count(*)::int AS count FROM reports p JOIN replies r ON r.id = p.reply_id JOIN threads t ON t.id = r.thread_id
     WHERE p.created_at >= ${from} AND p.created_at < ${to} AND ${onSites(sites)} GROUP BY 1`;

/** What was decided about readers: of one site what holds there alone, of all what holds anywhere. */
export const countSanctions = (db: Db, { from, to, sites }: Stretch): Promise<Counted[]> =>
  db.$queryRaw<Counted[]>`
    SELECT s.kind::text AS of, count(*)::int AS count FROM sanctions s
     WHERE s.created_at >= ${from} AND s.created_at < ${to} AND ${sites === null ? Prisma.sql`TRUE` : Prisma.sql`s.site_id = ANY(${sites}::uuid[])`} GROUP BY 1`;

/** How many of a kind, and the middle time that they took until they were decided, where they were. */
export interface Redressed {
  byOutcome: Counted[];
  medianSeconds: number | null;
}

/** Appeals or notices that were made in a time, by what became of them; what is being looked at counts as open. */
async function countRedressed(db: Db, { table, state }: { table: Prisma.Sql; state: Prisma.Sql }, { from, to, sites }: Stretch): Promise<Redressed> {
  const made = Prisma.sql`FROM ${table} p WHERE p.created_at >= ${from} AND p.created_at < ${to} AND ${sites === null ? Prisma.sql`TRUE` : Prisma.sql`p.site_id = ANY(${sites}::uuid[])`}`;
  const byOutcome = await db.$queryRaw<Counted[]>`
    SELECT ${state} AS of, count(*)::int AS count ${made} GROUP BY 1`;
  const [row] = await db.$queryRaw<{ median: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM p.decided_at - p.created_at)::float8) AS median ${made} AND p.decided_at IS NOT NULL`;
  return { byOutcome, medianSeconds: row?.median ?? null };
}

/** Of one site those that its moderators decide, of all sites every one. */
export const countAppeals = (db: Db, stretch: Stretch): Promise<Redressed> => countRedressed(db, { table: Prisma.sql`appeals`, state: APPEAL_STATE }, stretch);

export const countNotices = (db: Db, stretch: Stretch): Promise<Redressed> => countRedressed(db, { table: Prisma.sql`notices`, state: Prisma.sql`CASE WHEN p.decided_at IS NULL THEN 'open' ELSE p.state::text END` }, stretch);
