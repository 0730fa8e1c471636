import { Injectable } from '@nestjs/common';
import type { RecoveryCodesAnswer } from '#contract/credentials';
import { AccountLetters } from '#domain/identity/account-letters';
import { lockCaller, setProven } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { newRecoveryCodes } from './recovery-code.js';
import { replaceRecoveryCodes } from './recovery-codes.store.js';
import { SecondProofSecrets } from './second-proof-secrets.js';
import { stepOf, TOTP_BEGUN_SECONDS } from './totp.js';
import { confirmTotp, findTotp } from './totps.store.js';

/** Somebody shows that their application has the secret, which was given for a fresh proof. From now on it protects; the way back in without it is shown once. */
@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly database: Database,
    private readonly secrets: SecondProofSecrets,
    private readonly letters: AccountLetters,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, code: string): Promise<RecoveryCodesAnswer> {
    const at = this.clock.now();
    const totp = await findTotp(this.database.client, caller.id);
    if (totp?.confirmedAt) refuse('totp.exists');
    const secret = totp && totp.createdAt >= this.clock.secondsAgo(TOTP_BEGUN_SECONDS) ? this.secrets.open(totp.secret) : undefined;
    if (!totp || !secret) refuse('totp.absent');
    const step = stepOf(secret, code, at) ?? refuse('proof.wrong', { errors: [{ path: 'code', message: 'is not the code of this moment' }] });
    const recoveryCodes = newRecoveryCodes();
    await this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      if (!(await confirmTotp(tx, caller.id, { createdAt: totp.createdAt, step, at }))) refuse('totp.exists');
      await replaceRecoveryCodes(tx, caller.id, recoveryCodes.map((each) => this.secrets.hashOf(caller.id, each)));
      // Whoever has just shown a code need not show the next one.
      await setProven(tx, caller.sessionId, { at, strong: true });
      await this.letters.add(tx, 'second-proof-changed', caller);
    });
    return { recoveryCodes };
  }
}
