import { Controller, StreamableFile } from '@nestjs/common';
import type { LogEntryView } from '#contract/moderation';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ExportLog } from '#domain/audit/export-log';
import { listLog } from '#domain/audit/log.store';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom } from '#platform/paging/cursor';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

const LOG = 'log';

/** As many digits as a number holds exactly. */
const NUMBER = /^\d{1,15}$/;

/** What staff did, to be read and taken away. */
@Controller()
export class LogController {
  constructor(
    private readonly database: Database,
    private readonly exportLog: ExportLog,
  ) {}

  @Endpoint(routes.readLog)
  async log(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readLog>): Promise<Page<LogEntryView>> {
    const { cursor, limit, ...question } = query;
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, LOG, NUMBER);
    const entries = await listLog(this.database.client, { ...question, sites: sitesOf(moderator, 'moderator'), limit: limit + 1, before: before === undefined ? undefined : Number(before) });
    return pageFrom(entries, limit, (entry) => entry, (entry) => encodeCursor(LOG, String(entry.seq)));
  }

  @Endpoint(routes.exportLog)
  logFile(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.exportLog>): StreamableFile {
    return new StreamableFile(this.exportLog.run({ ...query, sites: sitesOf(moderator, 'moderator') }), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="belowline-log.csv"' });
  }
}
