import { Injectable } from '@nestjs/common';
import { AccountLetters } from '#domain/identity/account-letters';
import { lockCaller } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { replaceRecoveryCodes } from './recovery-codes.store.js';
import { StaffProof } from './staff-proof.js';
import { deleteTotp } from './totps.store.js';

/** Somebody does without an authenticator application; the codes that stand in for it go along. */
@Injectable()
export class RemoveTotp {
  constructor(
    private readonly database: Database,
    private readonly proof: StaffProof,
    private readonly letters: AccountLetters,
  ) {}

  async run(caller: Caller): Promise<void> {
    await this.proof.beforeChange(caller);
    await this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      if (!(await deleteTotp(tx, caller.id))) refuse('totp.absent');
      await replaceRecoveryCodes(tx, caller.id, []);
      await this.letters.add(tx, 'second-proof-changed', caller);
    });
  }
}
