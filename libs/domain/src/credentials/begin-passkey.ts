import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { insertChallenge } from './challenges.store.js';
import { CHALLENGE_SECONDS } from './passkey.js';
import { listPasskeys } from './passkeys.store.js';
import { RelyingParty, type BrowserOptions } from './relying-party.js';
import { StaffProof } from './staff-proof.js';

/** Somebody begins to make a passkey. Whoever finds an open log-in must not give themselves a key to it. */
@Injectable()
export class BeginPasskey {
  constructor(
    private readonly database: Database,
    private readonly relyingParty: RelyingParty,
    private readonly proof: StaffProof,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller): Promise<BrowserOptions> {
    await this.proof.beforeChange(caller);
    const challenge = this.relyingParty.newChallenge();
    const expiresAt = new Date(this.clock.now().getTime() + CHALLENGE_SECONDS * 1_000);
    await insertChallenge(this.database.client, challenge, { kind: 'register', userId: caller.id, expiresAt });
    return this.relyingParty.creationOptions(caller, challenge, await listPasskeys(this.database.client, caller.id));
  }
}
