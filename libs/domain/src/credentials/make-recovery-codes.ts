import { Injectable } from '@nestjs/common';
import type { RecoveryCodesAnswer } from '#contract/credentials';
import { AccountLetters } from '#domain/identity/account-letters';
import { lockCaller } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { newRecoveryCodes } from './recovery-code.js';
import { replaceRecoveryCodes } from './recovery-codes.store.js';
import { SecondProofSecrets } from './second-proof-secrets.js';
import { StaffProof } from './staff-proof.js';
import { findTotp } from './totps.store.js';

/** Somebody has used up or lost their recovery codes and takes new ones. */
@Injectable()
export class MakeRecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly secrets: SecondProofSecrets,
    private readonly proof: StaffProof,
    private readonly letters: AccountLetters,
  ) {}

  async run(caller: Caller): Promise<RecoveryCodesAnswer> {
    await this.proof.beforeChange(caller);
    const recoveryCodes = newRecoveryCodes();
    await this.database.transaction(async (tx) => {
      // Of two who ask at the same moment, only the second's codes are left: one set, never two.
      await lockCaller(tx, caller);
      if (!(await findTotp(tx, caller.id))?.confirmedAt) refuse('totp.absent');
      await replaceRecoveryCodes(tx, caller.id, recoveryCodes.map((each) => this.secrets.hashOf(caller.id, each)));
      await this.letters.add(tx, 'second-proof-changed', caller);
    });
    return { recoveryCodes };
  }
}
