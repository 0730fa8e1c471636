import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { AccountLetters } from './account-letters.js';
import { MailLinks } from './mail-links.js';
import { StillThere } from './proof.js';
import { lockCaller } from './sessions.store.js';
import type { Caller } from './user.js';

/**
 * Somebody wants another address. The link goes there and word to the old one; nothing changes until the link is used. Whether
 * somebody else has that address is told to whoever reads its mail, and to nobody here.
 */
@Injectable()
export class ChangeAddress {
  constructor(
    private readonly database: Database,
    private readonly stillThere: StillThere,
    private readonly links: MailLinks,
    private readonly letters: AccountLetters,
  ) {}

  async run(caller: Caller, { email, password }: { email: string; password?: string | undefined }): Promise<void> {
    await this.stillThere.check(caller, password);
    await this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      await this.links.send(tx, 'change', caller, email);
      await this.letters.add(tx, 'address-changing', caller, { email });
    });
  }

  /** The link that confirms the address one has, once more; nothing where it is confirmed or there is none. */
  async confirmAgain(caller: Caller): Promise<void> {
    const { email } = caller;
    if (email === null || caller.emailVerifiedAt !== null) return;
    await this.database.transaction((tx) => this.links.send(tx, 'verify', caller, email));
  }
}
