import { Injectable } from '@nestjs/common';
import type { ProofBody } from '#contract/credentials';
import { Passwords } from '#domain/identity/passwords';
import { setProven } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { findPasswordHash } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { useRecoveryCode } from './recovery-codes.store.js';
import { SecondProofSecrets } from './second-proof-secrets.js';
import { ShownPasskeys } from './shown-passkeys.js';
import { stepOf } from './totp.js';
import { findTotp, useStep } from './totps.store.js';

/** Somebody who is logged in proves once more who they are. Whatever is wrong with it gets one answer. */
@Injectable()
export class ProveOneself {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly secrets: SecondProofSecrets,
    private readonly shownPasskeys: ShownPasskeys,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, proof: ProofBody, origin: string): Promise<void> {
    if (!(await this.holds(caller, proof, origin))) refuse('proof.wrong');
    await setProven(this.database.client, caller.sessionId, { at: this.clock.now(), strong: proof.password === undefined });
  }

  private async holds({ id }: Caller, { password, code, recoveryCode, credential }: ProofBody, origin: string): Promise<boolean> {
    const { client } = this.database;
    if (password !== undefined) return this.passwords.matches(await findPasswordHash(client, id), password);
    if (code !== undefined) return this.isCode(id, code);
    if (recoveryCode !== undefined) return useRecoveryCode(client, id, this.secrets.hashOf(id, recoveryCode), this.clock.now());
    return credential !== undefined && (await this.shownPasskeys.ownerOf({ credential, origin }, id)) === id;
  }

  /** A right code is used up by whoever is first with it. */
  private async isCode(userId: string, code: string): Promise<boolean> {
    const totp = await findTotp(this.database.client, userId);
    const secret = totp?.confirmedAt ? this.secrets.open(totp.secret) : undefined;
    const step = secret === undefined ? null : stepOf(secret, code, this.clock.now());
    return step !== null && useStep(this.database.client, userId, step);
  }
}
