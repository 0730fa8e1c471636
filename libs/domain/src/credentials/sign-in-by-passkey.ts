import { Injectable } from '@nestjs/common';
import type { Arrival } from '#domain/identity/session';
import { Sessions, type LoggedIn } from '#domain/identity/sessions';
import type { User } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { ShownPasskeys, type Shown } from './shown-passkeys.js';

/** Somebody comes in with a passkey, without saying who they are: the passkey does. */
@Injectable()
export class SignInByPasskey {
  constructor(
    private readonly database: Database,
    private readonly shownPasskeys: ShownPasskeys,
    private readonly sessions: Sessions,
  ) {}

  /** Whose passkey it is, or null. */
  async prove(shown: Shown): Promise<User | null> {
    const ownerId = await this.shownPasskeys.ownerOf(shown, null);
    return ownerId === null ? null : findUser(this.database.client, ownerId);
  }

  run(user: User, arrival: Arrival): Promise<LoggedIn> {
    return this.sessions.begin(this.database.client, user, arrival);
  }
}
