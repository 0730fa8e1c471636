import { Injectable } from '@nestjs/common';
import type { SiteRole } from '#contract/accounts';
import { appendToLog } from '#domain/audit/log.store';
import { setVerified } from '#domain/identity/addresses.store';
import { mayAdminister, reaches } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { emailKey } from '#domain/identity/user';
import { lockUsers } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { takeInvitation } from './invitations.store.js';
import { setSiteRole } from './site-roles.store.js';

/**
 * Whoever was asked to work on a site says yes, logged in to the account that has the address of the letter. Its link was in that mailbox and
 * nowhere else, so the address is theirs. Nobody's role gets smaller by it; and what somebody promised who may not any more is worth nothing.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, token: string): Promise<SiteRole> {
    return this.database.transaction((tx) => this.write(tx, caller, token));
  }

  private async write(tx: Transaction, caller: Caller, token: string): Promise<SiteRole> {
    const at = this.clock.now();
    const { siteId, role, email, invitedBy, id } = (await takeInvitation(tx, { token, userId: caller.id, at })) ?? refuse('link.invalid');
    const people = await lockUsers(tx, [caller.id, invitedBy.id]);
    const [user, admin] = [people.get(caller.id) ?? refuse('token.invalid'), people.get(invitedBy.id)];
    if (!admin || !mayAdminister(admin, siteId)) refuse('link.invalid');
    if (user.email === null || emailKey(user.email) !== emailKey(email)) refuse('invitation.address');
    await setVerified(tx, user.id, at);
    const was = user.siteRoles.find((each) => each.siteId === siteId)?.role ?? 'reader';
    if (was !== 'reader' && reaches(was, role)) return { siteId, role: was };
    await setSiteRole(tx, { userId: user.id, siteId, role, at });
    const target = { kind: 'user', id: user.id } as const;
    await appendToLog(tx, { actorId: user.id, action: 'user.role', target, before: { siteId, role: was }, after: { siteId, role, invitationId: id }, at });
    return { siteId, role };
  }
}
