import { Injectable } from '@nestjs/common';
import { tidyName, whatIsWrongWithName } from '#domain/identity/name';
import { takeNameFromElsewhere } from '#domain/identity/names.store';
import type { Arrival } from '#domain/identity/session';
import { Sessions, type LoggedIn } from '#domain/identity/sessions';
import type { User } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Refusal, refuse } from '#platform/refusals/refusal';
import { AccountsElsewhere } from './accounts-elsewhere.js';
import type { PublisherToken } from './publisher-tokens.js';
import { useToken } from './signers.store.js';

/** A publisher's reader is known here too, without a second log-in. Somebody new has an account by that. */
@Injectable()
export class SignInByPublisher {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsElsewhere,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async run({ siteId, tokenId, expiresAt, identity }: PublisherToken, arrival: Arrival): Promise<LoggedIn> {
    const { user, theirs } = await this.accounts.findOrMake('publisher', identity, async (tx) => {
      if (!(await useToken(tx, { siteId, tokenId, expiresAt }))) refuse('publisher-token.invalid');
    });
    const known = theirs ? await this.follow(user, identity.name) : user;
    // An account that was here before is its owner's: a publisher's word lets them in, and does not let anybody take it over.
    return this.sessions.begin(this.database.client, known, { ...arrival, proves: theirs });
  }

  /** The name that the publisher's reader has there now, unless somebody has it or the reader has chosen one here. */
  private async follow(user: User, claimed: string | null): Promise<User> {
    const name = tidyName(claimed ?? '');
    if (user.nameChangedAt !== null || name === user.name || whatIsWrongWithName(name) !== null) return user;
    try {
      await this.database.transaction((tx) => takeNameFromElsewhere(tx, user.id, name, this.clock.now()));
      return { ...user, name };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'name.taken') return user;
      throw error;
    }
  }
}
