import { Controller } from '@nestjs/common';
import type { FoundReader, ReaderReply, ReaderReport } from '#contract/people';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { SanctionView } from '#contract/sanctions';
import type { Caller } from '#domain/identity/user';
import { FindReaders } from '#domain/people/find-readers';
import { ReadReaderReplies } from '#domain/people/read-reader-replies';
import { ReadReaderReports } from '#domain/people/read-reader-reports';
import { ResetName } from '#domain/people/reset-name';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Readers as moderators look at them. */
@Controller()
export class PeopleController {
  constructor(
    private readonly findReaders: FindReaders,
    private readonly readReplies: ReadReaderReplies,
    private readonly readReports: ReadReaderReports,
    private readonly resetName: ResetName,
  ) {}

  @Endpoint(routes.findReaders)
  find(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.findReaders>): Promise<Page<FoundReader>> {
    return this.findReaders.run(moderator, query);
  }

  @Endpoint(routes.readReaderReplies)
  replies(@CallerOf() moderator: Caller, @Input() { params, query }: InputOf<typeof routes.readReaderReplies>): Promise<Page<ReaderReply>> {
    return this.readReplies.run(moderator, params.userId, query);
  }

  @Endpoint(routes.readReaderReports)
  reports(@CallerOf() moderator: Caller, @Input() { params, query }: InputOf<typeof routes.readReaderReports>): Promise<Page<ReaderReport>> {
    return this.readReports.run(moderator, params.userId, query);
  }

  @Endpoint(routes.resetName)
  reset(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.resetName>): Promise<SanctionView> {
    return this.resetName.run(moderator, params.userId, body);
  }
}
