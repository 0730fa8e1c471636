import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { setAcknowledged } from './sanctions.store.js';
import { Standings } from './standings.js';

/** A reader says that they have read what was decided about them: after a warning, they may post again. */
@Injectable()
export class AcknowledgeSanction {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, sanctionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const user = (await lockUser(tx, caller.id)) ?? refuse('token.invalid');
      if (!(await setAcknowledged(tx, sanctionId, user.id, this.clock.now()))) refuse('sanction.absent');
      await this.standings.settle(tx, user);
    });
  }
}
