import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { AccountLetters } from './account-letters.js';
import { setPasswordHash } from './addresses.store.js';
import { refuseCommonPassword } from './common-passwords.js';
import { endMailLinks } from './mail-links.store.js';
import { Passwords } from './passwords.js';
import { endSessionsOf } from './sessions.store.js';
import type { User } from './user.js';

/** What goes with every new password, however it came about. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly passwords: Passwords,
    private readonly letters: AccountLetters,
    private readonly clock: Clock,
  ) {}

  /** Refuses what anybody would try first. To be called before the transaction: it takes its time. */
  hash(password: string): Promise<string> {
    refuseCommonPassword(password);
    return this.passwords.hash(password);
  }

  /** Sets it, ends every session but the one to keep and every link that lets in, and tells the owner. Answers which sessions ended. */
  async set(tx: Transaction, user: User, hash: string, keep: string | null): Promise<string[]> {
    const at = this.clock.now();
    await setPasswordHash(tx, user.id, hash);
    // Also an address that somebody was about to change it to.
    await endMailLinks(tx, user.id, ['reset', 'sign_in', 'change'], at);
    await this.letters.add(tx, 'password-changed', user);
    return endSessionsOf(tx, user.id, { keep, why: 'password-changed', at });
  }
}
