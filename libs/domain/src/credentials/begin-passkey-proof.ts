import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { insertChallenge } from './challenges.store.js';
import { CHALLENGE_SECONDS } from './passkey.js';
import { listPasskeys } from './passkeys.store.js';
import { RelyingParty, type BrowserOptions } from './relying-party.js';

/** Somebody begins to show a passkey: any of theirs to sign in, where nobody has said who they are; or one of the caller's, to prove it once more. */
@Injectable()
export class BeginPasskeyProof {
  constructor(
    private readonly database: Database,
    private readonly relyingParty: RelyingParty,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller | null): Promise<BrowserOptions> {
    const challenge = this.relyingParty.newChallenge();
    const expiresAt = new Date(this.clock.now().getTime() + CHALLENGE_SECONDS * 1_000);
    await insertChallenge(this.database.client, challenge, { kind: 'authenticate', userId: caller?.id ?? null, expiresAt });
    return this.relyingParty.requestOptions(challenge, caller ? await listPasskeys(this.database.client, caller.id) : []);
  }
}
