import type { DecisionKind } from '#contract/moderation';
import type { ReplyStatus, ReportReason } from '#contract/replies';
import { nameKey } from '#domain/identity/name';
import { emailKey } from '#domain/identity/user';
import { roleHere } from '#domain/replies/replies.store';
import type { Reply } from '#domain/replies/reply';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { UUID } from '#platform/paging/cursor';

/** A folded name's beginning as a pattern that finds it. */
const beginning = (key: string): string => `${key.replace(/[\\%_]/g, '\\$&')}%`;

/** The ids of those whose folded names begin so, the shortest first; or of the one with this id, or with this address where addresses may be asked for. */
export async function listFound(db: Db, { q, byAddress, limit }: { q: string; byAddress: boolean; limit: number }): Promise<string[]> {
  const [asked, key] = [q.trim(), nameKey(q)];
  const conditions = [
    ...(key === '' ? [] : [Prisma.sql`name_key LIKE ${beginning(key)}`]),
    ...(UUID.test(asked.toLowerCase()) ? [Prisma.sql`id = ${asked.toLowerCase()}::uuid`] : []),
    ...(byAddress && asked.includes('@') ? [Prisma.sql`email_key = ${emailKey(asked)}`] : []),
  ];
  if (conditions.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM users WHERE deleted_at IS NULL AND (${Prisma.join(conditions, ' OR ')}) ORDER BY length(name_key), name_key LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** A report with who made it, on whose reply, and what came of it. */
export interface ReportAround {
  id: string;
  replyId: string;
  reason: ReportReason;
  note: string | null;
  createdAt: Date;
  resolvedAt: Date | null;
  decision: DecisionKind | null;
  status: ReplyStatus;
  html: string;
  author: Reply['author'];
  reporter: Reply['author'];
  article: { id: string; headline: string; url: string };
}

interface ReportsQuestion {
  userId: string;
  side: 'about' | 'by';
  /** Only on these sites; null: on every one. */
  sites: string[] | null;
  after: string | undefined;
  limit: number;
}

/** The reports about what somebody wrote, or by them, newest first, one more than asked for. */
export function listReportsAround(db: Db, { userId, side, sites, after, limit }: ReportsQuestion): Promise<ReportAround[]> {
  const whose = side === 'about' ? Prisma.sql`r.author_id = ${userId}::uuid` : Prisma.sql`o.reporter_id = ${userId}::uuid`;
  const here = sites === null ? Prisma.empty : Prisma.sql`AND th.site_id = ANY(${sites}::uuid[])`;
  const beyond = after === undefined ? Prisma.empty : Prisma.sql`AND o.id < ${after}::uuid`;
  return db.$queryRaw<ReportAround[]>`
    SELECT o.id, o.reply_id AS "replyId", o.reason::text AS reason, o.note, o.created_at AS "createdAt", o.resolved_at AS "resolvedAt",
           (SELECT d.decision::text FROM decisions d WHERE d.reply_id = o.reply_id AND d.created_at = o.resolved_at
               AND d.decision IN ('approve', 'reject', 'restore') ORDER BY d.id LIMIT 1) AS decision,
           r.status::text AS status, r.html, json_build_object('id', u.id, 'name', u.name, 'role', ${roleHere(Prisma.sql`u`)}) AS author,
           json_build_object('id', w.id, 'name', w.name, 'role', ${roleHere(Prisma.sql`w`)}) AS reporter,
           json_build_object('id', a.id, 'headline', a.headline, 'url', a.url) AS article
      FROM reports o JOIN replies r ON r.id = o.reply_id JOIN users u ON u.id = r.author_id JOIN users w ON w.id = o.reporter_id
      JOIN threads th ON th.id = r.thread_id JOIN articles a ON a.id = th.article_id
     WHERE ${whose} ${here} ${beyond} ORDER BY o.id DESC LIMIT ${limit + 1}`;
}
