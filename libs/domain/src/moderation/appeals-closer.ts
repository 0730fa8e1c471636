import { Injectable } from '@nestjs/common';
import { statementPath } from '#contract/statement-path';
import { AccountLetters } from '#domain/identity/account-letters';
import { findUser } from '#domain/identity/users.store';
import { Config } from '#platform/config/config';
import type { Transaction } from '#platform/database/database';
import { closeAppeals, type AppealedAgainst } from './open-appeals.store.js';
import { RedressAnnouncer } from './redress-announcer.js';

/** Closes appeals against what was taken back before anybody decided on them, and writes to those who made them (article 20 of the Digital Services Act). */
@Injectable()
export class AppealsCloser {
  constructor(
    private readonly letters: AccountLetters,
    private readonly config: Config,
    private readonly announcer: RedressAnnouncer,
  ) {}

  /** In the transaction that takes it back. Answers the ids of the appeals, for the log. */
  async close(tx: Transaction, against: AppealedAgainst, how: { by: string; at: Date }): Promise<string[]> {
    const closed = await closeAppeals(tx, against, how);
    for (const { userId, decisionId, sanctionId } of closed) {
      const person = await findUser(tx, userId);
      if (person) await this.letters.add(tx, 'appeal-closed', person, { link: this.config.publicUrl + statementPath(decisionId ?? sanctionId) });
    }
    return closed.map(({ id }) => id);
  }

  /** Tells moderators who have the appeals open, after the commit, that fewer wait. */
  announce(siteId: string | null): void {
    this.announcer.changed(siteId);
  }
}
