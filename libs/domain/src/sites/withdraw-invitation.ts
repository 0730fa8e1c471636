import { Injectable } from '@nestjs/common';
import { appendToLog } from '#domain/audit/log.store';
import { mayAdminister } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deleteInvitation } from './invitations.store.js';

/** An admin of a site takes an invitation back before it was accepted. */
@Injectable()
export class WithdrawInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, siteId: string, invitationId: string): Promise<void> {
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (!(await deleteInvitation(tx, siteId, invitationId))) refuse('invitation.absent');
      await appendToLog(tx, { actorId: admin.id, action: 'site.uninvite', target: { kind: 'site', id: siteId }, before: { invitationId }, after: {}, at });
    });
  }
}
