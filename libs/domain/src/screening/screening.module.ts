import { Module } from '@nestjs/common';
import { ScreenReply } from './screen-reply.js';
import { WordLists } from './word-lists.js';

@Module({ providers: [ScreenReply, WordLists], exports: [ScreenReply, WordLists] })
export class ScreeningModule {}
