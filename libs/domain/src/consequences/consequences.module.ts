import { Module } from '@nestjs/common';
import { FollowingModule } from '#domain/following/following.module';
import { NotificationsModule } from '#domain/notifications/notifications.module';
import { RulesModule } from '#domain/rules/rules.module';
import { SanctionsModule } from '#domain/sanctions/sanctions.module';
import { AfterDecisions } from './after-decisions.js';
import { AfterSanctions } from './after-sanctions.js';
import { Consequences } from './consequences.js';
import { TellingWhomItConcerns } from './telling-whom-it-concerns.js';

@Module({ imports: [FollowingModule, NotificationsModule, RulesModule, SanctionsModule], providers: [Consequences, AfterDecisions, AfterSanctions, TellingWhomItConcerns], exports: [Consequences, AfterDecisions, AfterSanctions] })
export class ConsequencesModule {}
