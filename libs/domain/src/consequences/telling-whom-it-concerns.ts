import { Injectable } from '@nestjs/common';
import { TellOfAppeal } from '#domain/notifications/tell-of-appeal';
import { TellOfSanction } from '#domain/notifications/tell-of-sanction';
import { APPEAL_DECIDED } from '#domain/redress/redress-jobs';
import { SANCTIONED } from '#domain/sanctions/sanction-jobs';
import type { Jobs } from '#platform/jobs/jobs';

/** Whom moderators decided about is told so, and what came of an appeal against it. */
@Injectable()
export class TellingWhomItConcerns {
  constructor(
    private readonly ofSanction: TellOfSanction,
    private readonly ofAppeal: TellOfAppeal,
  ) {}

  async begin(jobs: Jobs): Promise<void> {
    await jobs.work(SANCTIONED, (event) => this.ofSanction.run(event));
    await jobs.work(APPEAL_DECIDED, (event) => this.ofAppeal.run(event));
  }
}
