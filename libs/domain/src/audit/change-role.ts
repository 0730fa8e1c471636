import { Injectable } from '@nestjs/common';
import type { Role } from '#contract/accounts';
import { QUEUE_ROOM, userRoom } from '#domain/identity/live-rooms';
import { mayAdminister, mayModerate } from '#domain/identity/power.policy';
import type { Caller, User } from '#domain/identity/user';
import { lockRoles, setRole } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { appendToLog } from './log.store.js';

/** An admin says what somebody is everywhere. It holds at once, open sockets included. What they are on one site besides stays. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, userId: string, role: Role): Promise<User> {
    if (!mayAdminister(admin, null)) refuse('role.insufficient');
    const user = await this.database.transaction((tx) => this.write(tx, admin, userId, role));
    if (!mayModerate(user, null)) this.broadcast.exclude(userRoom(user.id), QUEUE_ROOM);
    return user;
  }

  private async write(tx: Transaction, admin: Caller, userId: string, role: Role): Promise<User> {
    const at = this.clock.now();
    const { user, adminIds } = await lockRoles(tx, userId);
    const before = user ?? refuse('user.absent');
    if (role !== 'admin' && adminIds.length === 1 && adminIds[0] === userId) refuse('user.last-admin');
    const after = await setRole(tx, userId, role);
    const target = { kind: 'user', id: userId } as const;
    await appendToLog(tx, { actorId: admin.id, action: 'user.role', target, before: { role: before.role }, after: { role }, at });
    return after;
  }
}
