import { Module } from '@nestjs/common';
import { ChangeThread } from './change-thread.js';
import { ThreadHeads } from './thread-heads.js';

@Module({ providers: [ChangeThread, ThreadHeads], exports: [ChangeThread, ThreadHeads] })
export class ThreadsModule {}
