import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { OwnReportView, ReportOutcome } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { listReportsBy, type ReportWithOutcome } from './reports.store.js';

const REPORTS = 'reports';

/** What became of a report. */
export const outcomeOf = ({ decision, resolvedAt, status }: Pick<ReportWithOutcome, 'decision' | 'resolvedAt' | 'status'>): ReportOutcome => {
  if (resolvedAt !== null) return decision === 'reject' ? 'removed' : 'kept';
  return status === 'withdrawn' ? 'withdrawn' : 'open';
};

/** What somebody reported, and what became of it: nobody should wonder whether it was read. */
@Injectable()
export class ListOwnReports {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(caller: Caller, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<OwnReportView>> {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, REPORTS, UUID);
    const rows = await listReportsBy(this.database.client, caller.id, { limit, after });
    return pageFrom(rows, limit, (row) => this.view(row), ({ id }) => encodeCursor(REPORTS, id));
  }

  private view(row: ReportWithOutcome): OwnReportView {
    const open = row.status === 'published';
    return {
      id: row.id,
      replyId: row.replyId,
      reason: row.reason,
      note: row.note,
      createdAt: row.createdAt.toISOString(),
      outcome: outcomeOf(row),
      decidedAt: row.resolvedAt?.toISOString() ?? null,
      article: row.article,
      reply: {
        id: row.replyId,
        threadId: row.threadId,
        author: open ? row.author : null,
        html: open ? row.html : null,
        status: row.status,
        url: `${this.config.publicUrl}/r/${row.replyId}`,
      },
    };
  }
}
