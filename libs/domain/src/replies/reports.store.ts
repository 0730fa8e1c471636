import type { ReportReason, ReportView } from '#contract/replies';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';

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
