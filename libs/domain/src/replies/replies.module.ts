import { Module } from '@nestjs/common';
import { ScreeningModule } from '#domain/screening/screening.module';
import { ThreadsModule } from '#domain/threads/threads.module';
import { EditReply } from './edit-reply.js';
import { EraseReplies } from './erase-replies.js';
import { PostReply } from './post-reply.js';
import { ReadContext } from './read-context.js';
import { ReadEvents } from './read-events.js';
import { ReadJsonLd } from './read-json-ld.js';
import { ReadMine } from './read-mine.js';
import { ReadReplies } from './read-replies.js';
import { ReplyAnnouncer } from './reply-announcer.js';
import { ReportReply } from './report-reply.js';
import { WithdrawReply } from './withdraw-reply.js';

const verbs = [PostReply, EditReply, WithdrawReply, EraseReplies, ReportReply, ReadReplies, ReadMine, ReadEvents, ReadContext, ReadJsonLd, ReplyAnnouncer];

@Module({ imports: [ScreeningModule, ThreadsModule], providers: verbs, exports: verbs })
export class RepliesModule {}
