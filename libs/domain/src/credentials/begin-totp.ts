import { Injectable } from '@nestjs/common';
import { renderSVG } from 'uqr';
import type { NewTotpAnswer } from '#contract/credentials';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { SecondProofSecrets } from './second-proof-secrets.js';
import { StaffProof } from './staff-proof.js';
import { describeTotp, newTotpSecret } from './totp.js';
import { beginTotp } from './totps.store.js';

/** ISO/IEC 18004 wants a margin of four modules; applications fail without one on dark pages. */
const MARGIN = 4;

/** Somebody begins to use an authenticator application. */
@Injectable()
export class BeginTotp {
  constructor(
    private readonly database: Database,
    private readonly secrets: SecondProofSecrets,
    private readonly proof: StaffProof,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller): Promise<NewTotpAnswer> {
    await this.proof.beforeChange(caller);
    const secret = newTotpSecret();
    const begun = await this.database.transaction((tx) => beginTotp(tx, caller.id, this.secrets.seal(secret), this.clock.now()));
    if (!begun) refuse('totp.exists');
    const described = describeTotp(secret, caller.email ?? caller.name);
    return { ...described, picture: renderSVG(described.uri, { border: MARGIN }) };
  }
}
