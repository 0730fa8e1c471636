import { Injectable } from '@nestjs/common';
import { statementPath } from '#contract/statement-path';
import type { SanctionKind } from '#contract/sanctions';
import { AccountLetters } from '#domain/identity/account-letters';
import type { User } from '#domain/identity/user';
import type { RestrictionTemplate } from '#domain/mail/letter';
import { unlinked } from '#domain/mail/templates/layout';
import { Config } from '#platform/config/config';
import type { Transaction } from '#platform/database/database';
import type { Sanction } from './sanction.js';

/** Of these a letter goes out whatever somebody chose: the bell does not reach everybody whom they concern (decisions 42 and 61). */
const written: Partial<Record<SanctionKind, 'banned' | 'suspended' | 'slowed' | 'shadowed' | 'warned'>> = { ban: 'banned', suspend: 'suspended', slow: 'slowed', shadow: 'shadowed', warn: 'warned' };

/** What a letter says of a sanction. */
type Told = Pick<Sanction, 'id' | 'kind' | 'reason' | 'note' | 'until' | 'untold'>;

/** Letters to those who cannot post, or not as before, in the transaction of what keeps them from it. */
@Injectable()
export class RestrictionLetters {
  constructor(
    private readonly letters: AccountLetters,
    private readonly config: Config,
  ) {}

  /** As it begins; of what is not told while it holds, there is none. */
  async add(tx: Transaction, user: User, sanction: Told, site: { name: string } | null): Promise<void> {
    const name = written[sanction.kind];
    if (name === undefined || sanction.untold) return;
    // A warning has no end.
    const template: RestrictionTemplate = sanction.until === null || name === 'warned' ? name : `${name}-until`;
    await this.write(tx, template, user, sanction, site);
  }

  /** At the end of what was not told while it held. */
  async addOver(tx: Transaction, user: User, sanction: Told, site: { name: string } | null): Promise<void> {
    if (sanction.untold) await this.write(tx, 'shadow-over', user, { ...sanction, until: null }, site);
  }

  private async write(tx: Transaction, template: RestrictionTemplate, user: User, { id, reason, note, until }: Told, site: { name: string } | null): Promise<void> {
    await this.letters.add(tx, template, user, {
      site: site === null ? new URL(this.config.publicUrl).host : unlinked(site.name),
      reason,
      note: unlinked(note ?? ''),
      link: this.linkTo(id),
      ...(until === null ? {} : { at: until.toISOString() }),
    });
  }

  /** What came of an appeal: they asked for it, so it is told them whatever they chose (article 20 of the Digital Services Act). */
  async addOutcome(tx: Transaction, user: User, { statementId, reversed, note }: { statementId: string; reversed: boolean; note: string | null }): Promise<void> {
    await this.letters.add(tx, reversed ? 'appeal-reversed' : 'appeal-upheld', user, { note: unlinked(note ?? ''), link: this.linkTo(statementId) });
  }

  private linkTo(statementId: string): string {
    return this.config.publicUrl + statementPath(statementId);
  }
}
