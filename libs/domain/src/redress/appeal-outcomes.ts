import { Injectable } from '@nestjs/common';
import { findUser } from '#domain/identity/users.store';
import { RestrictionLetters } from '#domain/sanctions/restriction-letters';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { APPEAL_DECIDED } from './redress-jobs.js';

/** Has whoever appealed told of what came of it. */
@Injectable()
export class AppealOutcomes {
  constructor(
    private readonly letters: RestrictionLetters,
    private readonly jobs: Jobs,
  ) {}

  /** `inBell`: a reply that is there again is told of there as one that was restored. */
  async tell(tx: Transaction, { appealId, userId, ...outcome }: { appealId: string; userId: string; statementId: string; reversed: boolean; note: string | null }, inBell: boolean): Promise<void> {
    const person = await findUser(tx, userId);
    if (person) await this.letters.addOutcome(tx, person, outcome);
    if (inBell) await this.jobs.send(APPEAL_DECIDED, { appealId }, tx);
  }

  nudge(): void {
    this.jobs.nudge(APPEAL_DECIDED);
  }
}
