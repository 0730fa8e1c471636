import { Injectable } from '@nestjs/common';
import type { InvitationView, InviteBody } from '#contract/invitations';
import { appendToLog } from '#domain/audit/log.store';
import { newLinkToken } from '#domain/identity/mail-link';
import { mayAdminister } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findUserByEmail } from '#domain/identity/users.store';
import { Outbox } from '#domain/mail/outbox';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database, type Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { once, type Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { addressOfInvitation, INVITATION_SECONDS } from './invitation.js';
import { viewInvitation } from './invitation.view.js';
import { insertInvitation } from './invitations.store.js';
import { findSite } from './sites.store.js';

/** An admin of a site asks somebody by mail to work on it. */
@Injectable()
export class InviteToSite {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async run(admin: Caller, siteId: string, input: InviteBody, repeatable?: Repeatable): Promise<InvitationView> {
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    return (await once<InvitationView>(this.database, repeatable, (tx) => this.write(tx, admin, siteId, input))).answer;
  }

  private async write(tx: Transaction, admin: Caller, siteId: string, { email, role }: InviteBody): Promise<InvitationView> {
    const site = (await findSite(tx, siteId)) ?? refuse('site.absent');
    const [at, token] = [this.clock.now(), newLinkToken()];
    const expiresAt = new Date(at.getTime() + INVITATION_SECONDS * 1_000);
    const invitation = await insertInvitation(tx, { id: newId(at), siteId, email, role, token, invitedById: admin.id, createdAt: at, expiresAt });
    // In the language of their account where they have one, or else of whoever asks them.
    const locale = (await findUserByEmail(tx, email))?.locale ?? admin.locale;
    await this.outbox.add(tx, { template: 'site-invitation', to: email, locale, data: { site: site.name, link: addressOfInvitation(this.config.publicUrl, token) }, expiresAt });
    // Without the address: the log is for ever.
    await appendToLog(tx, { actorId: admin.id, action: 'site.invite', target: { kind: 'site', id: siteId }, before: {}, after: { invitationId: invitation.id, role }, at });
    return viewInvitation(invitation);
  }
}
