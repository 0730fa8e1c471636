import { SEND_PUSH } from '#domain/delivery/send-push';
import { SEND_MAIL } from '#domain/mail/send-mail-job';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { PUSH_KEPT_SECONDS } from '#platform/push/pusher';
import type { Parked } from './parked.js';

/** A place in the list: moments are cut to milliseconds, as they are read and as cursors hold them. */
export interface ParkedPlace {
  createdAt: Date;
  id: string;
}

/** Which rows are looked at: those before a place, or one by its id. */
interface Which {
  before?: ParkedPlace;
  id?: string;
  now: Date;
  limit: number;
}

const where = (at: Prisma.Sql, id: Prisma.Sql, which: Which): Prisma.Sql => {
  if (which.id !== undefined) return Prisma.sql`${id} = ${which.id}::uuid`;
  if (which.before === undefined) return Prisma.sql`true`;
  return Prisma.sql`(date_trunc('milliseconds', ${at}), ${id}) < (${which.before.createdAt}, ${which.before.id}::uuid)`;
};

/**
 * A letter that is being sent at this moment is `unknown` too, until the server has answered. It is one of these only when no job
 * is at it: that of a worker that died counts as being at it till it runs out.
 */
const noJobAtIt = (id: Prisma.Sql, name: string, key: string): Prisma.Sql =>
  Prisma.sql`NOT EXISTS (SELECT FROM jobs.job j WHERE j.name = ${name} AND j.state IN ('active', 'retry') AND j.data->>${key} = ${id}::text)`;

const mails = (which: Which): Prisma.Sql => Prisma.sql`
  SELECT m.id, 'mail' AS kind, m.template AS about, m.state::text AS state, m.last_error AS why, m.attempts::int AS attempts, m.created_at AS at,
         m.data IS NOT NULL AND (m.expires_at IS NULL OR m.expires_at > ${which.now}) AS replayable
    FROM mails m
   WHERE (m.state = 'failed' OR m.state = 'unknown' AND ${noJobAtIt(Prisma.sql`m.id`, SEND_MAIL.name, 'mailId')})
     AND ${where(Prisma.sql`m.created_at`, Prisma.sql`m.id`, which)}
   ORDER BY m.created_at DESC, m.id DESC LIMIT ${which.limit}`;

const pushes = (which: Which): Prisma.Sql => Prisma.sql`
  SELECT p.id, 'push' AS kind, coalesce(n.kind::text, 'notification') AS about, p.state::text AS state, p.last_error AS why, p.attempts::int AS attempts, p.created_at AS at,
         n.id IS NOT NULL AND p.created_at > ${new Date(which.now.getTime() - PUSH_KEPT_SECONDS * 1_000)} AND l.ended_at IS NULL AND l.expires_at > ${which.now} AS replayable
    FROM push_messages p
    JOIN push_subscriptions s ON s.id = p.subscription_id
    JOIN sessions l ON l.id = s.session_id
    LEFT JOIN notifications n ON n.id = p.notification_id
   WHERE (p.state = 'failed' OR p.state = 'unknown' AND ${noJobAtIt(Prisma.sql`p.id`, SEND_PUSH.name, 'pushId')})
     AND ${where(Prisma.sql`p.created_at`, Prisma.sql`p.id`, which)}
   ORDER BY p.created_at DESC, p.id DESC LIMIT ${which.limit}`;

/** What a job was about is not shown: it may hold addresses. */
const jobs = (which: Which): Prisma.Sql => Prisma.sql`
  SELECT f.id, 'job' AS kind, f.name AS about, 'failed' AS state, left(coalesce(f.output->>'message', f.output->'value'->>'message'), 1000) AS why,
         f.retry_count + 1 AS attempts, date_trunc('milliseconds', f.created_on) AS at, true AS replayable
    FROM jobs.job f
   WHERE f.state = 'failed' AND ${where(Prisma.sql`f.created_on`, Prisma.sql`f.id`, which)}
   ORDER BY date_trunc('milliseconds', f.created_on) DESC, f.id DESC LIMIT ${which.limit}`;

async function read(db: Db, which: Which): Promise<Parked[]> {
  const rows = await db.$queryRaw<(Omit<Parked, 'createdAt'> & { at: Date })[]>`
    SELECT * FROM ((${mails(which)}) UNION ALL (${pushes(which)}) UNION ALL (${jobs(which)})) AS parked
     ORDER BY at DESC, id DESC LIMIT ${which.limit}`;
  return rows.map(({ at, ...row }) => ({ ...row, createdAt: at }));
}

/** What was given up, the newest first. */
export const listParked = (db: Db, which: { before?: ParkedPlace; now: Date; limit: number }): Promise<Parked[]> => read(db, which);

/**
 * One of them, held until the transaction is over: of any number who want it tried again at once, one finds it. Locked before it is
 * looked at, so that whoever waited sees what became of it.
 */
export async function lockParked(tx: Transaction, id: string, now: Date): Promise<Parked | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`parked ${id}`}, 0))`;
  const [parked] = await read(tx, { id, now, limit: 1 });
  return parked ?? null;
}

/** A letter or push message waits again. */
export async function setWaitingAgain(tx: Transaction, { id, kind }: { id: string; kind: 'mail' | 'push' }): Promise<void> {
  const again = { where: { id, state: { in: ['failed' as const, 'unknown' as const] } }, data: { state: 'waiting' as const, lastError: null } };
  await (kind === 'mail' ? tx.mail.updateMany(again) : tx.pushMessage.updateMany(again));
}
