import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { AccountLetters } from './account-letters.js';
import { setEmail, setVerified } from './addresses.store.js';
import { endMailLinks } from './mail-links.store.js';
import { TakeLink } from './take-link.js';

/** Somebody shows that an address is theirs: the account's own, or the one that it is to have from now on. */
@Injectable()
export class ConfirmAddress {
  constructor(
    private readonly database: Database,
    private readonly takeLink: TakeLink,
    private readonly letters: AccountLetters,
    private readonly clock: Clock,
  ) {}

  async run(token: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { user, link } = await this.takeLink.run(tx, token, ['verify', 'change']);
      const at = this.clock.now();
      if (link.kind === 'verify') return setVerified(tx, user.id, at);
      await setEmail(tx, user.id, link.email, at);
      // Whoever still reads the old mailbox has no way in by it.
      await endMailLinks(tx, user.id, ['verify', 'reset', 'sign_in'], at);
      await this.letters.add(tx, 'address-changed', user, { email: link.email });
    });
  }
}
