import { Injectable } from '@nestjs/common';
import type { ReaderReport } from '#contract/people';
import type { Page } from '#contract/primitives';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { outcomeOf } from '#domain/replies/list-own-reports';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { listReportsAround, type ReportAround } from './found-people.store.js';

const LIST = 'reader-reports';

interface Question {
  side: 'about' | 'by';
  limit: number;
  cursor?: string | undefined;
}

/** What others reported of a reader, or a reader of others, where a moderator moderates. Who reported a moderator is not for that one to know. */
@Injectable()
export class ReadReaderReports {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, userId: string, { side, limit, cursor }: Question): Promise<Page<ReaderReport>> {
    if (side === 'about' && userId === moderator.id) refuse('report.about-you');
    const { client } = this.database;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, LIST, UUID);
    const user = (await findUser(client, userId)) ?? refuse('user.absent');
    const rows = await listReportsAround(client, { userId: user.id, side, sites: sitesOf(moderator, 'moderator'), after, limit });
    return pageFrom(rows, limit, viewReport, ({ id }) => encodeCursor(LIST, id));
  }
}

const viewReport = (row: ReportAround): ReaderReport => ({
  id: row.id,
  replyId: row.replyId,
  reason: row.reason,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  outcome: outcomeOf(row),
  decidedAt: row.resolvedAt?.toISOString() ?? null,
  reporter: row.reporter,
  author: row.author,
  html: row.html,
  article: row.article,
});
