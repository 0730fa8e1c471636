import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { isGoodLink } from './mail-links.store.js';
import { NewPassword } from './new-password.js';
import { Sessions } from './sessions.js';
import { TakeLink } from './take-link.js';

/** Somebody who forgot their password sets a new one. Every log-in ends, also that of whoever knew the old one. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly newPassword: NewPassword,
    private readonly takeLink: TakeLink,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async run(token: string, password: string): Promise<void> {
    // Hashing is dear, and a link that is worth nothing must not cost it.
    if (!(await isGoodLink(this.database.client, token, ['reset'], this.clock.now()))) refuse('link.invalid');
    const hash = await this.newPassword.hash(password);
    const ended = await this.database.transaction(async (tx) => {
      const { user } = await this.takeLink.run(tx, token, ['reset']);
      const strangers = await this.takeLink.prove(tx, user);
      return [...strangers, ...(await this.newPassword.set(tx, user, hash, null))];
    });
    this.sessions.announceEnded(ended, 'session.password-changed');
  }
}
