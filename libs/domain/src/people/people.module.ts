import { Module } from '@nestjs/common';
import { RepliesModule } from '#domain/replies/replies.module';
import { SanctionsModule } from '#domain/sanctions/sanctions.module';
import { FindReaders } from './find-readers.js';
import { ReadReaderReplies } from './read-reader-replies.js';
import { ReadReaderReports } from './read-reader-reports.js';
import { ResetName } from './reset-name.js';

const verbs = [FindReaders, ReadReaderReplies, ReadReaderReports, ResetName];

@Module({ imports: [RepliesModule, SanctionsModule], providers: verbs, exports: verbs })
export class PeopleModule {}
