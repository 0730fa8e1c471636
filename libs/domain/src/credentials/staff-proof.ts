import { Injectable } from '@nestjs/common';
import type { CredentialsView } from '#contract/credentials';
import { isFresh, StillThere } from '#domain/identity/proof';
import { isSomewhere } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { graceEndOf, isProvenAsStaff, whyNotAsStaff, whyNotChangeAsStaff } from './staff-proof.policy.js';
import { beginGrace, findSecondProof } from './staff-proof.store.js';

/** The strong proof of those who can do much: asked for before what moderators and admins do, unless the installation does without (STAFF_PROOF). */
@Injectable()
export class StaffProof {
  private readonly on: boolean;

  constructor(
    private readonly database: Database,
    private readonly stillThere: StillThere,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.on = config.staffProof;
  }

  /** Lets a moderator's log-in do what moderators do, or refuses; before a sensitive act (`fresh`), only one that proved itself just now. */
  async admit(caller: Caller, { fresh }: { fresh: boolean }): Promise<void> {
    if (!this.on) return;
    const now = this.clock.now();
    // The usual case, without a question to the database.
    if (!isProvenAsStaff(caller, now)) {
      const second = await findSecondProof(this.database.client, caller.id);
      const why = whyNotAsStaff(caller, second, now);
      if (why !== null) refuse(why);
      if (second.graceBeganAt === null) await beginGrace(this.database.client, caller.id, now);
    }
    if (fresh && !isFresh(caller.provenAt, now)) refuse('proof.needed');
  }

  /** Makes sure of somebody before they change what signs them in: of staff by the second proof that they have. */
  async beforeChange(caller: Caller): Promise<void> {
    await this.askSecond(caller);
    await this.stillThere.check(caller);
  }

  /** Refuses staff who have a second proof and have not given it just now: a stolen password must not be enough to take their account over. */
  async askSecond(caller: Caller): Promise<void> {
    if (!this.on || !isSomewhere(caller, 'moderator')) return;
    const why = whyNotChangeAsStaff(caller, await findSecondProof(this.database.client, caller.id), this.clock.now());
    if (why !== null) refuse(why);
  }

  /** How this stands for somebody, as they may know it. */
  async describe(caller: Caller): Promise<CredentialsView['staffProof']> {
    if (!this.on || !isSomewhere(caller, 'moderator')) return { needed: false, graceUntil: null, missing: null };
    const second = await findSecondProof(this.database.client, caller.id);
    return { needed: true, graceUntil: graceEndOf(second)?.toISOString() ?? null, missing: whyNotAsStaff(caller, second, this.clock.now()) };
  }
}
