import { Injectable } from '@nestjs/common';
import { AccountLetters } from '#domain/identity/account-letters';
import { StillThere } from '#domain/identity/proof';
import type { Caller } from '#domain/identity/user';
import { lockRoles } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { DELETION_DELAY_SECONDS } from './deletion.js';
import { setDeletion } from './erasure.store.js';

/** Somebody wants to be forgotten: tomorrow at this hour, unless they change their mind. Asking again does not put it off. */
@Injectable()
export class RequestDeletion {
  constructor(
    private readonly database: Database,
    private readonly letters: AccountLetters,
    private readonly stillThere: StillThere,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, password: string | undefined): Promise<void> {
    await this.stillThere.check(caller, password);
    await this.database.transaction(async (tx) => {
      const { user, adminIds } = await lockRoles(tx, caller.id);
      if (!user || user.deleteAfter !== null) return;
      if (adminIds.length === 1 && adminIds[0] === caller.id) refuse('user.last-admin');
      const at = this.clock.now();
      const deleteAfter = new Date(at.getTime() + DELETION_DELAY_SECONDS * 1_000);
      await setDeletion(tx, caller.id, deleteAfter);
      await this.letters.add(tx, 'deletion-scheduled', user, { at: deleteAfter.toISOString() });
    });
  }
}
