import { Module } from '@nestjs/common';
import { ScreeningModule } from '#domain/screening/screening.module';
import { CancelReplay } from './cancel-replay.js';
import { DraftWords } from './draft-words.js';
import { GoOnReplaying } from './go-on-replaying.js';
import { LearnFromDecision } from './learn-from-decision.js';
import { ReadReplay } from './read-replay.js';
import { ReadScorer } from './read-scorer.js';
import { SetScorer } from './set-scorer.js';
import { StartReplay } from './start-replay.js';
import { SwitchOnDraft } from './switch-on-draft.js';
import { TestRules } from './test-rules.js';

const verbs = [LearnFromDecision, ReadScorer, SetScorer, TestRules, StartReplay, GoOnReplaying, ReadReplay, CancelReplay, SwitchOnDraft];

@Module({ imports: [ScreeningModule], providers: [...verbs, DraftWords], exports: verbs })
export class RulesModule {}
