import type { BusyThreadSort } from '#contract/overview';
import type { ThreadStatus } from '#contract/threads';
import type { Thread } from '#domain/threads/thread';
import { THREAD_ROW } from '#domain/threads/threads.store';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { FULL_TROUBLE, HALF_SPEED } from './temperature.js';

/** A thread with what goes on in it, as of the moment that was asked for. */
export interface BusyThread extends Thread {
  headline: string;
  url: string;
  lastHour: number;
  lastDay: number;
  troubledDay: number;
  held: number;
  reports: number;
  temperature: number;
  /** What the list is in the order of. */
  value: number;
}

export interface BusyThreadQuestion {
  /** Null: on every site. */
  sites: string[] | null;
  q?: string | undefined;
  status?: ThreadStatus | undefined;
  sort: BusyThreadSort;
  /** The hour and the day before this moment are counted: the same for every page of a list. */
  at: Date;
  after?: { value: number; id: string } | undefined;
  limit: number;
}

/** The same as `temperatureOf`: a test holds the two together. */
const TEMPERATURE = Prisma.sql`
  CASE WHEN coalesce(l.hour, 0) = 0 THEN 0
  ELSE floor(100 * (l.hour::float8 / (l.hour + ${HALF_SPEED}::float8)) * least(1, l.troubled_hour::float8 / l.hour / ${FULL_TROUBLE}::float8) + 0.5)::int END`;

/** Within the hour the day decides: a day has fewer than a million replies in one thread. */
const VALUES: Record<BusyThreadSort, Prisma.Sql> = {
  activity: Prisma.sql`coalesce(l.hour, 0)::float8 * 1000000 + coalesce(l.day, 0)`,
  temperature: Prisma.sql`(${TEMPERATURE})::float8`,
  held: Prisma.sql`(coalesce(h.count, 0) + coalesce(r.count, 0))::float8`,
  newest: Prisma.sql`0::float8`,
};

const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * 3_600_000);

/** Whatever is typed is looked for as it is. */
const containing = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

function conditions({ sites, q, status, at }: BusyThreadQuestion): Prisma.Sql {
  const open = Prisma.sql`(t.status = 'open' AND (t.opens_at IS NULL OR t.opens_at <= ${at}) AND (t.closes_at IS NULL OR t.closes_at > ${at}))`;
  return Prisma.join([
    Prisma.sql`TRUE`,
    ...(sites === null ? [] : [Prisma.sql`t.site_id = ANY(${sites}::uuid[])`]),
    ...(status === undefined ? [] : [status === 'open' ? open : Prisma.sql`NOT ${open}`]),
    ...(q === undefined ? [] : [Prisma.sql`(a.headline ILIKE ${containing(q)} OR t.prompt ILIKE ${containing(q)})`]),
  ], ' AND ');
}

/**
 * Threads from a place on, one more than asked for. What is counted is read from three indexes that hold nothing else: the replies of the
 * last day (`replies_lately`), what is held, and what is reported. So it costs what goes on, and not what ever went on. What is left to its author is neither:
 * nobody else sees it.
 */
export function listBusyThreads(db: Db, question: BusyThreadQuestion): Promise<BusyThread[]> {
  const { sort, at, after, limit } = question;
  const beyond = after === undefined ? Prisma.empty : Prisma.sql`WHERE (value, id) < (${after.value}::float8, ${after.id}::uuid)`;
  const troubled = Prisma.sql`(status IN ('held', 'rejected') OR open_report_count > 0)`;
  const ofLastHour = Prisma.sql`created_at > ${hoursBefore(at, 1)}`;
  return db.$queryRaw<BusyThread[]>`
    WITH lately AS (
      SELECT thread_id, count(*)::int AS day, count(*) FILTER (WHERE ${ofLastHour})::int AS hour,
             count(*) FILTER (WHERE ${troubled})::int AS troubled_day, count(*) FILTER (WHERE ${troubled} AND ${ofLastHour})::int AS troubled_hour
        FROM replies WHERE created_at > ${hoursBefore(at, 24)} AND created_at <= ${at} AND status <> 'withdrawn' AND shadow IS NULL GROUP BY thread_id
    ),
    held AS (SELECT thread_id, count(*)::int AS count FROM replies WHERE status = 'held' AND shadow IS NULL GROUP BY thread_id),
    reported AS (SELECT thread_id, sum(open_report_count)::int AS count FROM replies WHERE status = 'published' AND open_report_count > 0 GROUP BY thread_id),
    listed AS (
      SELECT ${THREAD_ROW}, a.headline, a.url, coalesce(l.hour, 0) AS "lastHour", coalesce(l.day, 0) AS "lastDay", coalesce(l.troubled_day, 0) AS "troubledDay",
             coalesce(h.count, 0) AS held, coalesce(r.count, 0) AS reports, ${TEMPERATURE} AS temperature, ${VALUES[sort]} AS value
        FROM threads t JOIN articles a ON a.id = t.article_id
        LEFT JOIN lately l ON l.thread_id = t.id LEFT JOIN held h ON h.thread_id = t.id LEFT JOIN reported r ON r.thread_id = t.id
       WHERE ${conditions(question)}
    )
    SELECT * FROM listed ${beyond} ORDER BY value DESC, id DESC LIMIT ${limit + 1}`;
}
