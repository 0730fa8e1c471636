import { Module } from '@nestjs/common';
import { RepliesModule } from '#domain/replies/replies.module';
import { DecideOnReply } from './decide-on-reply.js';
import { ReadOwnReplies } from './read-own-replies.js';
import { ReadQueue } from './read-queue.js';

const verbs = [DecideOnReply, ReadQueue, ReadOwnReplies];

@Module({ imports: [RepliesModule], providers: verbs, exports: verbs })
export class ModerationModule {}
