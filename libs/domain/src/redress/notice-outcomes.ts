import { Injectable } from '@nestjs/common';
import { Outbox } from '#domain/mail/outbox';
import { DECIDED } from '#domain/moderation/decided-job';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import type { Notice } from './notice.js';

/** Has everybody told of what became of a notice: whoever gave it, and the author of what was removed. */
@Injectable()
export class NoticeOutcomes {
  constructor(
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
  ) {}

  async tellNotifier(tx: Transaction, { email, state, locale, createdAt, reason }: Notice): Promise<void> {
    if (email === null) return;
    await this.outbox.add(tx, { template: state === 'acted' ? 'notice-acted' : 'notice-dismissed', to: email, locale, data: { at: createdAt.toISOString(), reason: reason ?? '' } });
  }

  async tellAuthor(tx: Transaction, decisionId: string): Promise<void> {
    await this.jobs.send(DECIDED, { decisionId, changed: true }, tx);
  }

  nudge(): void {
    this.jobs.nudge(DECIDED);
  }
}
