import { Module } from '@nestjs/common';
import { AskOutside } from './ask-outside.js';
import { ChangeWords } from './change-words.js';
import { OutsideChecks } from './outside-checks.js';
import { RemoveOutsideCheck } from './remove-outside-check.js';
import { ScreenReply } from './screen-reply.js';
import { Scorers } from './scorers.js';
import { SetOutsideCheck } from './set-outside-check.js';
import { WordLists } from './word-lists.js';

const verbs = [ScreenReply, ChangeWords, SetOutsideCheck, RemoveOutsideCheck];

@Module({ providers: [...verbs, WordLists, Scorers, OutsideChecks, AskOutside], exports: [...verbs, WordLists, Scorers, OutsideChecks] })
export class ScreeningModule {}
