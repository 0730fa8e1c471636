import { Injectable } from '@nestjs/common';
import { Outbox } from '#domain/mail/outbox';
import type { TemplateName } from '#domain/mail/letter';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import type { Transaction } from '#platform/database/database';
import type { User } from './user.js';

/** Word to somebody of what happened to their account, so that they notice when it was not them. */
@Injectable()
export class AccountLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Nothing where there is no address to write to. */
  async add(tx: Transaction, template: TemplateName, user: Pick<User, 'email' | 'emailVerifiedAt' | 'locale' | 'timeZone'>, more: Record<string, string> = {}): Promise<void> {
    if (user.email === null) return;
    const data = {
      at: this.clock.now().toISOString(),
      link: `${this.config.publicUrl}/account`,
      ...(user.timeZone === null ? {} : { timeZone: user.timeZone }),
      ...more,
      // Whoever registered somebody else's address must not write to them in our name.
      ...(user.emailVerifiedAt === null && more['name'] !== undefined ? { name: '…' } : {}),
    };
    await this.outbox.add(tx, { template, to: user.email, locale: user.locale, data });
  }
}
