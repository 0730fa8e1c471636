import { Module } from '@nestjs/common';
import { ModerationModule } from '#domain/moderation/moderation.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { BulkAnnouncer } from './bulk-announcer.js';
import { PreviewBulk } from './preview-bulk.js';
import { ReadBulk } from './read-bulk.js';
import { RunBulk } from './run-bulk.js';
import { StartBulk } from './start-bulk.js';
import { UndoBulk } from './undo-bulk.js';

const verbs = [PreviewBulk, StartBulk, ReadBulk, RunBulk, UndoBulk, BulkAnnouncer];

@Module({ imports: [RepliesModule, ModerationModule], providers: verbs, exports: verbs })
export class BulkModule {}
