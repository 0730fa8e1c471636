import { Module } from '@nestjs/common';
import { RepliesModule } from '#domain/replies/replies.module';
import { FeedRooms } from './feed-rooms.js';
import { MarkFeedRead } from './mark-feed-read.js';
import { ReadFeed } from './read-feed.js';

const all = [ReadFeed, MarkFeedRead, FeedRooms];

@Module({ imports: [RepliesModule], providers: all, exports: all })
export class FeedModule {}
