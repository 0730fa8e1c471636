import { Controller, StreamableFile } from '@nestjs/common';
import type { DecisionView, LogEntryView, QueueAnswer, WordLists as Lists } from '#contract/moderation';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ExportLog } from '#domain/audit/export-log';
import { listLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { DecideOnReply } from '#domain/moderation/decide-on-reply';
import { ReadQueue } from '#domain/moderation/read-queue';
import { WordLists } from '#domain/screening/word-lists';
import { Database } from '#platform/database/database';
import type { Repeatable } from '#platform/idempotency/once';
import { decodeCursor, encodeCursor, pageFrom } from '#platform/paging/cursor';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

const LOG = 'log';

/** As many digits as a number holds exactly. */
const NUMBER = /^\d{1,15}$/;

@Controller()
export class ModerationController {
  constructor(
    private readonly database: Database,
    private readonly readQueue: ReadQueue,
    private readonly decideOnReply: DecideOnReply,
    private readonly words: WordLists,
    private readonly exportLog: ExportLog,
  ) {}

  @Endpoint(routes.readQueue)
  queue(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readQueue>): Promise<QueueAnswer> {
    return this.readQueue.run(moderator, query);
  }

  @Endpoint(routes.decide)
  decide(
    @CallerOf() moderator: Caller,
    @Input() { params, body }: InputOf<typeof routes.decide>,
    @Repeat() repeatable: Repeatable | undefined,
  ): Promise<DecisionView> {
    return this.decideOnReply.run(moderator, params.replyId, body, repeatable);
  }

  @Endpoint(routes.readLog)
  async log(@Input() { query }: InputOf<typeof routes.readLog>): Promise<Page<LogEntryView>> {
    const { cursor, limit, ...question } = query;
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, LOG, NUMBER);
    const entries = await listLog(this.database.client, { ...question, limit: limit + 1, before: before === undefined ? undefined : Number(before) });
    return pageFrom(entries, limit, (entry) => entry, (entry) => encodeCursor(LOG, String(entry.seq)));
  }

  @Endpoint(routes.exportLog)
  logFile(@Input() { query }: InputOf<typeof routes.exportLog>): StreamableFile {
    return new StreamableFile(this.exportLog.run(query), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="belowline-log.csv"' });
  }

  @Endpoint(routes.readWords)
  readWords(): Promise<Lists> {
    return this.words.asWritten();
  }

  @Endpoint(routes.putWords)
  putWords(@CallerOf() moderator: Caller, @Input() { body }: InputOf<typeof routes.putWords>): Promise<Lists> {
    return this.words.replace(moderator, body);
  }
}
