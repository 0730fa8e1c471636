import { Module } from '@nestjs/common';
import { ChangeThread } from './change-thread.js';
import { KeepThreadTimes } from './keep-thread-times.js';
import { ThreadHeads } from './thread-heads.js';

@Module({ providers: [ChangeThread, KeepThreadTimes, ThreadHeads], exports: [ChangeThread, KeepThreadTimes, ThreadHeads] })
export class ThreadsModule {}
