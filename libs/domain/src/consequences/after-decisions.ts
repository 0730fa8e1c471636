import { Injectable } from '@nestjs/common';
import { DECIDED, UNDONE } from '#domain/moderation/decided-job';
import { TakeDecisionBack } from '#domain/notifications/take-decision-back';
import { TellOfDecision } from '#domain/notifications/tell-of-decision';
import { LearnFromDecision } from '#domain/rules/learn-from-decision';
import type { Jobs } from '#platform/jobs/jobs';

/** What follows what moderators decide about replies, and taking that back: people are told first, then the site's scorer learns. */
@Injectable()
export class AfterDecisions {
  constructor(
    private readonly ofDecision: TellOfDecision,
    private readonly takeBack: TakeDecisionBack,
    private readonly learn: LearnFromDecision,
  ) {}

  async begin(jobs: Jobs): Promise<void> {
    await jobs.work(DECIDED, (event) => this.ofDecision.run(event).then(() => this.learn.run(event)));
    await jobs.work(UNDONE, (event) => this.takeBack.run(event).then(() => this.learn.run(event)));
  }
}
