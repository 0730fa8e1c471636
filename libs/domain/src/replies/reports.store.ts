import type { DecisionKind } from '#contract/moderation';
import type { ReplyStatus, ReportReason, ReportView } from '#contract/replies';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { roleHere } from './replies.store.js';
import type { Reply } from './reply.js';

interface ReportRow {
  id: string;
  replyId: string;
  reason: ReportReason;
  note: string | null;
  createdAt: Date;
}

const viewReport = (row: ReportRow): ReportView => ({ ...row, createdAt: row.createdAt.toISOString() });

export interface NewReport {
  replyId: string;
  reporterId: string;
  reason: ReportReason;
  note: string | null;
  at: Date;
}

/** Adds a report, unless this reader has reported this reply: then null. */
export async function insertReport(tx: Transaction, report: NewReport): Promise<ReportView | null> {
  const [row] = await tx.$queryRaw<ReportRow[]>`
    INSERT INTO reports (id, reply_id, reporter_id, reason, note, created_at)
    VALUES (${newId(report.at)}::uuid, ${report.replyId}::uuid, ${report.reporterId}::uuid, ${report.reason}::report_reason, ${report.note}, ${report.at})
    ON CONFLICT (reply_id, reporter_id) DO NOTHING
    RETURNING id, reply_id AS "replyId", reason::text AS reason, note, created_at AS "createdAt"`;
  if (!row) return null;
  await tx.$executeRaw`
    UPDATE replies SET open_report_count = open_report_count + 1, reported_at = coalesce(reported_at, ${report.at}) WHERE id = ${report.replyId}::uuid`;
  return viewReport(row);
}

export async function findReport(db: Db, replyId: string, reporterId: string): Promise<ReportView | null> {
  const [row] = await db.$queryRaw<ReportRow[]>`
    SELECT id, reply_id AS "replyId", reason::text AS reason, note, created_at AS "createdAt" FROM reports
     WHERE reply_id = ${replyId}::uuid AND reporter_id = ${reporterId}::uuid`;
  return row ? viewReport(row) : null;
}

/** A report with what it was about and what came of it. */
export interface ReportWithOutcome extends ReportRow {
  resolvedAt: Date | null;
  /** The decision that answered it. */
  decision: DecisionKind | null;
  threadId: string;
  status: ReplyStatus;
  html: string;
  author: Reply['author'];
  article: { id: string; headline: string; url: string };
}

/** What somebody reported, newest first, one more than asked for. */
export const listReportsBy = (db: Db, reporterId: string, { limit, after }: { limit: number; after: string | undefined }): Promise<ReportWithOutcome[]> =>
  db.$queryRaw<ReportWithOutcome[]>`
    SELECT o.id, o.reply_id AS "replyId", o.reason::text AS reason, o.note, o.created_at AS "createdAt", o.resolved_at AS "resolvedAt",
           (SELECT d.decision::text FROM decisions d WHERE d.reply_id = o.reply_id AND d.created_at = o.resolved_at
               AND d.decision IN ('approve', 'reject', 'restore') ORDER BY d.id LIMIT 1) AS decision,
           r.thread_id AS "threadId", r.status::text AS status, r.html, json_build_object('id', u.id, 'name', u.name, 'role', ${roleHere(Prisma.sql`u`)}) AS author,
           json_build_object('id', a.id, 'headline', a.headline, 'url', a.url) AS article
      FROM reports o JOIN replies r ON r.id = o.reply_id JOIN users u ON u.id = r.author_id
      JOIN threads th ON th.id = r.thread_id JOIN articles a ON a.id = th.article_id
     WHERE o.reporter_id = ${reporterId}::uuid ${after === undefined ? Prisma.empty : Prisma.sql`AND o.id < ${after}::uuid`}
     ORDER BY o.id DESC LIMIT ${limit + 1}`;

/** The reports of these replies that no decision has answered, oldest first. */
export const listOpenReports = (db: Db, replyIds: string[]): Promise<ReportRow[]> =>
  db.$queryRaw<ReportRow[]>`
    SELECT id, reply_id AS "replyId", reason::text AS reason, note, created_at AS "createdAt" FROM reports
     WHERE reply_id = ANY(${replyIds}::uuid[]) AND resolved_at IS NULL ORDER BY created_at, id`;

/** Which of these replies somebody has reported. */
export async function listReportedBy(db: Db, reporterId: string, replyIds: string[]): Promise<Set<string>> {
  const rows = await db.report.findMany({ where: { reporterId, replyId: { in: replyIds } }, select: { replyId: true } });
  return new Set(rows.map(({ replyId }) => replyId));
}

/** A decision answers every open report of a reply. */
export async function resolveReports(tx: Transaction, replyId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    WITH resolved AS (UPDATE reports SET resolved_at = ${at} WHERE reply_id = ${replyId}::uuid AND resolved_at IS NULL RETURNING 1)
    UPDATE replies SET open_report_count = 0, reported_at = NULL WHERE id = ${replyId}::uuid AND open_report_count > 0`;
}
