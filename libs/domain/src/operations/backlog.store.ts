import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** One number of what waits: of which kind, whose and in which state, and for how many seconds the oldest of them has waited. */
export interface BacklogRow {
  kind: 'job' | 'mail' | 'push' | 'queue';
  /** The queue of a job, or which of the moderators' queues. */
  name: string;
  state: string;
  count: number;
  seconds: number | null;
}

/** No more of each are counted: beyond that it is many, and counting them would be work. */
const MOST_COUNTED = 10_000;

const counted = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT count(*)::int FROM (SELECT ${rows} LIMIT ${MOST_COUNTED}) AS each)`;
const jobs = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`FROM jobs.job j WHERE j.name = q.name AND ${which}`;
const age = (oldest: Prisma.Sql): Prisma.Sql => Prisma.sql`extract(epoch FROM now() - ${oldest})::float8`;

/** Due and not begun; what is to begin later does not wait. pg-boss's index of live jobs has each state in order of time. */
const due = (state: Prisma.Sql): Prisma.Sql => jobs(Prisma.sql`j.state = ${state} AND NOT j.blocked AND j.start_after <= now()`);
const FIRST = due(Prisma.sql`'created'`);
const AGAIN = due(Prisma.sql`'retry'`);

const JOBS = Prisma.sql`
  SELECT 'job' AS kind, q.name, 'waiting' AS state, least(${counted(FIRST)} + ${counted(AGAIN)}, ${MOST_COUNTED}) AS count,
         ${age(Prisma.sql`least((SELECT min(j.start_after) ${FIRST}), (SELECT min(j.start_after) ${AGAIN}))`)} AS seconds FROM jobs.queue q
  UNION ALL SELECT 'job', q.name, 'active', ${counted(jobs(Prisma.sql`j.state = 'active'`))}, NULL FROM jobs.queue q
  UNION ALL SELECT 'job', q.name, 'failed', ${counted(jobs(Prisma.sql`j.state = 'failed'`))}, NULL FROM jobs.queue q`;

/** Letters and push messages, by the index of state and time that both have. */
const outbox = (kind: 'mail' | 'push', table: Prisma.Sql, state: 'waiting' | 'failed' | 'unknown'): Prisma.Sql => {
  const rows = Prisma.sql`FROM ${table} o WHERE o.state = ${Prisma.raw(`'${state}'`)}`;
  return Prisma.sql`SELECT ${kind}, '', ${state}, ${counted(rows)}, ${state === 'waiting' ? age(Prisma.sql`(SELECT min(o.created_at) ${rows})`) : Prisma.sql`NULL`}`;
};

/** The moderators' queues, by the partial indexes that they are read from. */
const queue = (name: 'held' | 'reported', which: Prisma.Sql, since: Prisma.Sql): Prisma.Sql => {
  const rows = Prisma.sql`FROM replies r WHERE ${which}`;
  return Prisma.sql`SELECT 'queue', ${name}, '', ${counted(rows)}, ${age(Prisma.sql`(SELECT min(${since}) ${rows})`)}`;
};

const PARTS = [
  JOBS,
  ...(['waiting', 'failed', 'unknown'] as const).flatMap((state) => [outbox('mail', Prisma.sql`mails`, state), outbox('push', Prisma.sql`push_messages`, state)]),
  queue('held', Prisma.sql`r.status = 'held' AND r.shadow IS NULL`, Prisma.sql`r.held_at`),
  queue('reported', Prisma.sql`r.status = 'published' AND r.open_report_count > 0`, Prisma.sql`r.reported_at`),
];

/** Everything that waits or was given up: in one statement that goes along indexes and counts no further than it must. */
export const readBacklog = (db: Db): Promise<BacklogRow[]> => db.$queryRaw<BacklogRow[]>`${Prisma.join(PARTS, ' UNION ALL ')}`;
