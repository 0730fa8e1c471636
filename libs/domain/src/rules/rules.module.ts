import { Module } from '@nestjs/common';
import { ScreeningModule } from '#domain/screening/screening.module';
import { LearnFromDecision } from './learn-from-decision.js';
import { ReadScorer } from './read-scorer.js';
import { SetScorer } from './set-scorer.js';
import { TestRules } from './test-rules.js';

const verbs = [LearnFromDecision, ReadScorer, SetScorer, TestRules];

@Module({ imports: [ScreeningModule], providers: verbs, exports: verbs })
export class RulesModule {}
