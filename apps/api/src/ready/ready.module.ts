import { Module } from '@nestjs/common';
import { ThreadsModule } from '#domain/threads/threads.module';
import { ReadyAnswers } from './ready-answers.js';
import { ReadyNames } from './ready-names.js';

@Module({ imports: [ThreadsModule], providers: [ReadyAnswers, ReadyNames], exports: [ReadyAnswers] })
export class ReadyModule {}
