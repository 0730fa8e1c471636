import { Injectable } from '@nestjs/common';
import { AccountLetters } from '#domain/identity/account-letters';
import { lockCaller, setProven } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { takeChallenge } from './challenges.store.js';
import type { Passkey } from './passkey.js';
import { insertPasskey } from './passkeys.store.js';
import { RelyingParty, type Credential } from './relying-party.js';

/** Somebody keeps the passkey that their browser made. The challenge that it answers was given for a fresh proof, so none is asked for again. */
@Injectable()
export class AddPasskey {
  constructor(
    private readonly database: Database,
    private readonly relyingParty: RelyingParty,
    private readonly letters: AccountLetters,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { credential, name, origin }: { credential: Credential; name: string; origin: string }): Promise<Passkey> {
    const at = this.clock.now();
    const challenge = this.relyingParty.challengeOf(credential) ?? refuse('passkey.invalid');
    const taken = await takeChallenge(this.database.client, challenge, { kind: 'register', userId: caller.id, now: at });
    const made = (taken && (await this.relyingParty.readNew(credential, { challenge, origin }))) ?? refuse('passkey.invalid');
    return this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      const passkey = await insertPasskey(tx, { ...made, userId: caller.id, name, createdAt: at });
      // Making it took the device and whoever unlocks it, as using it would.
      await setProven(tx, caller.sessionId, { at, strong: true });
      await this.letters.add(tx, 'passkey-added', caller, { name });
      return passkey;
    });
  }
}
