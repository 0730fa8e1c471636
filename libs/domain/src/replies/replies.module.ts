import { Module } from '@nestjs/common';
import { MutingModule } from '#domain/muting/muting.module';
import { ScreeningModule } from '#domain/screening/screening.module';
import { ThreadsModule } from '#domain/threads/threads.module';
import { EditReply } from './edit-reply.js';
import { EraseReplies } from './erase-replies.js';
import { FeedAnnouncer } from './feed-announcer.js';
import { LikeAnnouncer } from './like-announcer.js';
import { LikeReply } from './like-reply.js';
import { ListOwnReports } from './list-own-reports.js';
import { PostReply } from './post-reply.js';
import { PreviewReply } from './preview-reply.js';
import { ReadContext } from './read-context.js';
import { ReadEvents } from './read-events.js';
import { ReadHistory } from './read-history.js';
import { ReadJsonLd } from './read-json-ld.js';
import { ReadMine } from './read-mine.js';
import { ReadPeople } from './read-people.js';
import { ReadReplies } from './read-replies.js';
import { ReplyAnnouncer } from './reply-announcer.js';
import { ReportReply } from './report-reply.js';
import { SaveDraft } from './save-draft.js';
import { SearchReplies } from './search-replies.js';
import { TakeOutsideVerdict } from './take-outside-verdict.js';
import { UnlikeReply } from './unlike-reply.js';
import { WithdrawReply } from './withdraw-reply.js';

const verbs = [PostReply, EditReply, WithdrawReply, EraseReplies, ReportReply, LikeReply, UnlikeReply, SaveDraft, TakeOutsideVerdict];
const questions = [ReadReplies, ReadMine, ReadEvents, ReadContext, ReadJsonLd, SearchReplies, ListOwnReports, ReadHistory, ReadPeople, PreviewReply];
const announcers = [FeedAnnouncer, ReplyAnnouncer, LikeAnnouncer];

@Module({ imports: [ScreeningModule, ThreadsModule, MutingModule], providers: [...verbs, ...questions, ...announcers], exports: [...verbs, ...questions, ...announcers] })
export class RepliesModule {}
