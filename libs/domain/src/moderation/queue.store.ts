import type { QueueKind } from '#contract/moderation';
import type { QueueFilter } from '#contract/queue-filter';
import { SHADOWED, SHADOWED_UNTOLD } from '#contract/shadow';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { REPLY_COLUMNS, WITH_AUTHOR } from '#domain/replies/replies.store';
import type { Reply } from '#domain/replies/reply';

/** The open appeals against the rejection that holds: what was decided on or taken back since needs no answer. */
const APPEALS = Prisma.sql`FROM appeals p WHERE p.state = 'open' AND NOT EXISTS (
  SELECT FROM decisions l WHERE l.reply_id = p.reply_id AND l.id > p.decision_id AND l.undone_at IS NULL AND l.decision IN ('approve', 'reject', 'restore'))`;

/** Each queue's rows and order are exactly those of its partial indexes, by time and by urgency: a queue of any length opens at once. */
const QUEUES: Record<Exclude<QueueKind, 'mine'>, { which: Prisma.Sql; since: Prisma.Sql }> = {
  held: { which: Prisma.sql`r.status = 'held' AND r.shadow IS NULL`, since: Prisma.sql`r.held_at` },
  reported: { which: Prisma.sql`r.status = 'published' AND r.open_report_count > 0`, since: Prisma.sql`r.reported_at` },
  new: { which: Prisma.sql`r.status = 'published' AND r.reviewed_at IS NULL`, since: Prisma.sql`coalesce(r.edited_at, r.created_at)` },
  appealed: { which: Prisma.sql`r.status = 'rejected' AND r.id IN (SELECT p.reply_id ${APPEALS})`, since: Prisma.sql`(SELECT min(p.created_at) ${APPEALS} AND p.reply_id = r.id)` },
};

/** What was left to its author stands in no queue; whoever narrows the held ones to that very reason is shown it. */
const SHADOWED_TOO = { which: Prisma.sql`r.status = 'held'`, since: Prisma.sql`r.held_at` };
const SHADOWS = [SHADOWED, SHADOWED_UNTOLD];

/** Who asks, and when: what is theirs depends on it. */
export interface Asking {
  moderatorId: string;
  /** Whose queues are theirs; null for all. */
  sites: string[] | null;
  /** What is handed to one of these is theirs: a role, or a site and a role. */
  roles: string[];
  now: Date;
}

/** What I am looking at, what was handed to me or to a role of mine, and where I am asked or named. */
const mine = ({ moderatorId, roles, now }: Asking): Prisma.Sql => Prisma.sql`r.status <> 'withdrawn' AND r.author_id <> ${moderatorId}::uuid AND r.id IN (
  SELECT l.reply_id FROM leases l WHERE l.user_id = ${moderatorId}::uuid AND l.until > ${now}
  UNION SELECT c.reply_id FROM calls c WHERE c.done_at IS NULL AND c.to_id = ${moderatorId}::uuid
  UNION SELECT c.reply_id FROM calls c JOIN replies cr ON cr.id = c.reply_id JOIN threads ct ON ct.id = cr.thread_id
   WHERE c.done_at IS NULL AND c.to_id IS NULL AND c.by_id <> ${moderatorId}::uuid
     AND (c.to_role IS NULL OR c.to_role::text = ANY(${roles}) OR ct.site_id || ' ' || c.to_role = ANY(${roles})))`;

const MINE_SINCE = Prisma.sql`coalesce(r.held_at, r.reported_at, r.created_at)`;

const queueOf = (kind: QueueKind, asking: Asking) => (kind === 'mine' ? { which: mine(asking), since: MINE_SINCE } : QUEUES[kind]);

const rank = (since: Prisma.Sql) => Prisma.sql`queue_rank(${since}, r.report_weight, r.suspicion::integer, r.like_count, r.answer_count, r.audience)`;

/** What narrows a queue, part by part. */
function narrowed(filter: QueueFilter, since: Prisma.Sql, now: Date): Prisma.Sql[] {
  const { siteId, threadId, section, authorId, language, rule, olderThan } = filter;
  return [
    ...(threadId === undefined ? [] : [Prisma.sql`r.thread_id = ${threadId}::uuid`]),
    ...(authorId === undefined ? [] : [Prisma.sql`r.author_id = ${authorId}::uuid`]),
    ...(siteId === undefined ? [] : [Prisma.sql`th.site_id = ${siteId}::uuid`]),
    ...(section === undefined ? [] : [Prisma.sql`EXISTS (SELECT 1 FROM articles a WHERE a.id = th.article_id AND lower(a.section) = lower(${section}))`]),
    ...(language === undefined ? [] : [Prisma.sql`split_part(lower(u.locale), '-', 1) = ${language}`]),
    ...(rule === undefined
      ? []
      : [Prisma.sql`EXISTS (SELECT 1 FROM revisions v WHERE v.reply_id = r.id AND v.revision = r.revision AND v.verdicts @> ${JSON.stringify([{ code: rule }])}::jsonb)`]),
    ...(olderThan === undefined ? [] : [Prisma.sql`${since} <= ${new Date(now.getTime() - olderThan * 60_000)}`]),
  ];
}

export interface QueueQuestion extends QueueFilter {
  kind: QueueKind;
  sort: 'time' | 'urgency';
  /** Where the page before ended: a moment or a rank, and an id. */
  after?: { place: string; id: string } | undefined;
  limit: number;
}

export type Waiting = Reply & { since: Date; rank: number };

/** A queue from a place on, one more than asked for: the longest waiting first, or the most urgent. */
export function listQueue(db: Db, { kind, sort, after, limit, ...filter }: QueueQuestion, asking: Asking): Promise<Waiting[]> {
  const { which, since } = kind === 'held' && SHADOWS.includes(filter.rule ?? '') ? SHADOWED_TOO : queueOf(kind, asking);
  // Ids follow the time at which a reply was posted, which is the order of the new ones.
  const byId = kind === 'new' && sort === 'time';
  const place = sort === 'urgency' ? rank(since) : since;
  const beyond = (): Prisma.Sql => {
    if (after === undefined) return Prisma.sql`TRUE`;
    if (byId) return Prisma.sql`r.id > ${after.id}::uuid`;
    const from = sort === 'urgency' ? Prisma.sql`${after.place}::double precision` : Prisma.sql`${after.place}::timestamptz`;
    return Prisma.sql`(${place}, r.id) > (${from}, ${after.id}::uuid)`;
  };
  const theirs = asking.sites === null ? [] : [Prisma.sql`th.site_id = ANY(${asking.sites}::uuid[])`];
  const conditions = [which, ...theirs, ...narrowed(filter, since, asking.now), beyond()];
  const order = byId ? Prisma.sql`r.id` : Prisma.sql`${place}, r.id`;
  return db.$queryRaw<Waiting[]>`
    SELECT ${since} AS since, ${rank(since)} AS rank, ${REPLY_COLUMNS} ${WITH_AUTHOR} WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}`;
}

/** Beyond this a queue's length is "many"; counting on would read rows for nothing. */
const COUNTED_UP_TO = 1_000;

export interface QueueState {
  counts: Record<QueueKind, number>;
  oldest: Record<'held' | 'reported' | 'new' | 'appealed', Date | null>;
  late: Record<'held' | 'reported', number>;
}

/** How long each queue is, up to a thousand; since when its first waits; and how many of the thousand first have waited longer than their site wants. */
export async function countQueues(db: Db, asking: Asking): Promise<QueueState> {
  const here = asking.sites === null ? Prisma.empty : Prisma.sql`JOIN threads th ON th.id = r.thread_id AND th.site_id = ANY(${asking.sites}::uuid[])`;
  const first = (kind: QueueKind) => {
    const { which, since } = queueOf(kind, asking);
    return Prisma.sql`(SELECT r.thread_id, ${since} AS since FROM replies r ${here} WHERE ${which} ORDER BY ${kind === 'new' ? Prisma.sql`r.id` : since} LIMIT ${COUNTED_UP_TO})`;
  };
  const state = (kind: QueueKind) => Prisma.sql`SELECT ${kind} AS kind, count(*)::int AS n, min(x.since) AS oldest, 0 AS late FROM ${first(kind)} x`;
  const timed = (kind: QueueKind) => Prisma.sql`
    SELECT ${kind} AS kind, count(*)::int AS n, min(x.since) AS oldest,
           count(*) FILTER (WHERE t.minutes > 0 AND x.since < ${asking.now}::timestamptz - make_interval(mins => t.minutes))::int AS late
      FROM ${first(kind)} x LEFT JOIN LATERAL (
        SELECT coalesce((s.settings ->> 'targetMinutes')::int, 0) AS minutes
          FROM threads d JOIN sites s ON s.id = d.site_id WHERE d.id = x.thread_id) t ON TRUE`;
  const rows = await db.$queryRaw<{ kind: QueueKind; n: number; oldest: Date | null; late: number }[]>`
    ${timed('held')} UNION ALL ${timed('reported')} UNION ALL ${state('new')} UNION ALL ${state('appealed')} UNION ALL ${state('mine')}`;
  const of = (kind: QueueKind) => rows.find((row) => row.kind === kind) ?? { n: 0, oldest: null, late: 0 };
  return {
    counts: { held: of('held').n, reported: of('reported').n, new: of('new').n, appealed: of('appealed').n, mine: of('mine').n },
    oldest: { held: of('held').oldest, reported: of('reported').oldest, new: of('new').oldest, appealed: of('appealed').oldest },
    late: { held: of('held').late, reported: of('reported').late },
  };
}
