import { Injectable } from '@nestjs/common';
import { StillThere } from '#domain/identity/proof';
import { lockCaller } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { findLinkedUser, insertLinkedAccount } from './linked-accounts.store.js';
import { OneTimeCodes } from './one-time-codes.js';

/** Somebody who is logged in adds a provider as a way in. Doing so twice is the same as once. */
@Injectable()
export class LinkProvider {
  constructor(
    private readonly database: Database,
    private readonly codes: OneTimeCodes,
    private readonly stillThere: StillThere,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { code, verifier }: { code: string; verifier: string }): Promise<void> {
    await this.stillThere.check(caller);
    const { issuer, subject } = await this.codes.take(code, verifier);
    await this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      if (await insertLinkedAccount(tx, { issuer, subject, userId: caller.id, createdAt: this.clock.now() })) return;
      const linked = await findLinkedUser(tx, issuer, subject);
      if (linked?.user.id !== caller.id) refuse('provider.taken');
    });
  }
}
