import { Module } from '@nestjs/common';
import { ChangeWords } from './change-words.js';
import { ScreenReply } from './screen-reply.js';
import { WordLists } from './word-lists.js';

@Module({ providers: [ScreenReply, WordLists, ChangeWords], exports: [ScreenReply, WordLists, ChangeWords] })
export class ScreeningModule {}
