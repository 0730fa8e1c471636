import { Injectable } from '@nestjs/common';
import type { Role } from '#contract/accounts';
import type { Caller, User } from '#domain/identity/user';
import { findUser, setRole } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { appendToLog } from './log.store.js';

/** An admin says what somebody is here. It holds from that person's next request on. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(admin: Caller, userId: string, role: Role): Promise<User> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const before = (await findUser(tx, userId)) ?? refuse('user.absent');
      const after = await setRole(tx, userId, role);
      const target = { kind: 'user', id: userId } as const;
      await appendToLog(tx, { actorId: admin.id, action: 'user.role', target, before: { role: before.role }, after: { role }, at });
      return after;
    });
  }
}
