import { Module } from '@nestjs/common';
import { RepliesModule } from '#domain/replies/replies.module';
import { DecideOnReply } from './decide-on-reply.js';
import { ReadQueue } from './read-queue.js';

@Module({ imports: [RepliesModule], providers: [DecideOnReply, ReadQueue], exports: [DecideOnReply, ReadQueue] })
export class ModerationModule {}
