import { Injectable } from '@nestjs/common';
import type { Role } from '#contract/accounts';
import { appendToLog } from '#domain/audit/log.store';
import { siteQueueRoom, userRoom } from '#domain/identity/live-rooms';
import { mayAdminister, mayModerate, roleOn } from '#domain/identity/power.policy';
import type { Caller, User } from '#domain/identity/user';
import { findUser, lockUser } from '#domain/identity/users.store';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { setSiteRole } from './site-roles.store.js';
import { findSite } from './sites.store.js';

/** An admin of a site says what somebody is there. It holds at once, open sockets included, and on no other site. */
@Injectable()
export class ChangeSiteRole {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, userId: string, siteId: string, role: Role): Promise<User> {
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    const user = await this.database.transaction((tx) => this.write(tx, admin, { userId, siteId, role }));
    if (!mayModerate(user, siteId)) this.broadcast.exclude(userRoom(user.id), siteQueueRoom(siteId));
    return { ...user, role: roleOn(user, siteId) };
  }

  private async write(tx: Transaction, admin: Caller, { userId, siteId, role }: { userId: string; siteId: string; role: Role }): Promise<User> {
    const at = this.clock.now();
    if (!(await findSite(tx, siteId))) refuse('site.absent');
    const before = (await lockUser(tx, userId)) ?? refuse('user.absent');
    await setSiteRole(tx, { userId, siteId, role, at });
    const was = before.siteRoles.find((each) => each.siteId === siteId)?.role ?? 'reader';
    const target = { kind: 'user', id: userId } as const;
    await appendToLog(tx, { actorId: admin.id, action: 'user.role', target, before: { siteId, role: was }, after: { siteId, role }, at });
    return (await findUser(tx, userId)) ?? refuse('user.absent');
  }
}
