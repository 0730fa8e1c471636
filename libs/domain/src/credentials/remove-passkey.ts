import { Injectable } from '@nestjs/common';
import { AccountLetters } from '#domain/identity/account-letters';
import { lockCaller } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deletePasskey } from './passkeys.store.js';
import { StaffProof } from './staff-proof.js';
import { whyNotLeave } from './ways-in.policy.js';
import { lockWaysIn } from './ways-in.store.js';

/** Somebody does without one of their passkeys. Their last way in stays. */
@Injectable()
export class RemovePasskey {
  constructor(
    private readonly database: Database,
    private readonly proof: StaffProof,
    private readonly letters: AccountLetters,
  ) {}

  async run(caller: Caller, passkeyId: string): Promise<void> {
    await this.proof.beforeChange(caller);
    await this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      const ways = await lockWaysIn(tx, caller.id);
      if (!(await deletePasskey(tx, caller.id, passkeyId))) refuse('passkey.absent');
      const why = whyNotLeave({ ...ways, passkeys: ways.passkeys - 1 });
      if (why !== null) refuse(why);
      await this.letters.add(tx, 'second-proof-changed', caller);
    });
  }
}
