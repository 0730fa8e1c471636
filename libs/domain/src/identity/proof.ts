import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { Passwords } from './passwords.js';
import type { Caller } from './user.js';
import { findPasswordHash } from './users.store.js';

/** A log-in that was left open must not be enough to take an account over: what matters asks again after ten minutes. */
export const FRESH_PROOF_SECONDS = 10 * 60;

/** Whether a moment of proof is still a fresh one. */
export const isFresh = (at: Date | null, now: Date): boolean => at !== null && now.getTime() - at.getTime() <= FRESH_PROOF_SECONDS * 1_000;

/** Makes sure, before something that cannot be taken back, that it is still the same person who asks. */
@Injectable()
export class StillThere {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** With the password where one was typed, or else by a fresh proof of this log-in; refuses when neither is there. */
  async check(caller: Caller, password?: string): Promise<void> {
    if (password === undefined) {
      if (!isFresh(caller.provenAt, this.clock.now())) refuse('proof.needed');
      return;
    }
    const right = await this.passwords.matches(await findPasswordHash(this.database.client, caller.id), password);
    if (!right) refuse('password.wrong', { errors: [{ path: 'password', message: 'is not your password' }] });
  }
}
