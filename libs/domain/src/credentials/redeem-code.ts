import { Injectable } from '@nestjs/common';
import type { Arrival } from '#domain/identity/session';
import { Sessions, type LoggedIn } from '#domain/identity/sessions';
import { Database } from '#platform/database/database';
import { AccountsElsewhere } from './accounts-elsewhere.js';
import { OneTimeCodes } from './one-time-codes.js';

/** A frame logs in with the code that its popup brought back from a provider. Somebody new has an account by that. */
@Injectable()
export class RedeemCode {
  constructor(
    private readonly database: Database,
    private readonly codes: OneTimeCodes,
    private readonly accounts: AccountsElsewhere,
    private readonly sessions: Sessions,
  ) {}

  async run({ code, verifier }: { code: string; verifier: string }, arrival: Arrival): Promise<LoggedIn> {
    const { user } = await this.accounts.findOrMake('provider', await this.codes.take(code, verifier));
    return this.sessions.begin(this.database.client, user, arrival);
  }
}
