import { Controller } from '@nestjs/common';
import type { SiteRole } from '#contract/accounts';
import type { InvitationView, SitePerson } from '#contract/invitations';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { mayAdminister } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { AcceptInvitation } from '#domain/sites/accept-invitation';
import { viewInvitation } from '#domain/sites/invitation.view';
import { listInvitations } from '#domain/sites/invitations.store';
import { InviteToSite } from '#domain/sites/invite-to-site';
import { listSitePeople } from '#domain/sites/site-roles.store';
import { findSite } from '#domain/sites/sites.store';
import { WithdrawInvitation } from '#domain/sites/withdraw-invitation';
import { Database } from '#platform/database/database';
import type { Repeatable } from '#platform/idempotency/once';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

const LIST = 'invitations';
const PEOPLE = 'site-people';

/** Who works on a site, and who is asked to. */
@Controller()
export class InvitationsController {
  constructor(
    private readonly database: Database,
    private readonly invite: InviteToSite,
    private readonly withdraw: WithdrawInvitation,
    private readonly acceptInvitation: AcceptInvitation,
  ) {}

  @Endpoint(routes.inviteToSite)
  ask(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.inviteToSite>, @Repeat() repeatable: Repeatable | undefined): Promise<InvitationView> {
    return this.invite.run(admin, params.siteId, body, repeatable);
  }

  @Endpoint(routes.listInvitations)
  async list(@CallerOf() admin: Caller, @Input() { params, query }: InputOf<typeof routes.listInvitations>): Promise<Page<InvitationView>> {
    await this.lookAt(admin, params.siteId);
    const [before] = query.cursor === undefined ? [] : decodeCursor(query.cursor, LIST, UUID);
    const invitations = await listInvitations(this.database.client, params.siteId, { before, limit: query.limit + 1 });
    return pageFrom(invitations, query.limit, viewInvitation, ({ id }) => encodeCursor(LIST, id));
  }

  @Endpoint(routes.listSitePeople)
  async people(@CallerOf() admin: Caller, @Input() { params, query }: InputOf<typeof routes.listSitePeople>): Promise<Page<SitePerson>> {
    await this.lookAt(admin, params.siteId);
    const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor, PEOPLE, UUID);
    const people = await listSitePeople(this.database.client, params.siteId, { after, limit: query.limit + 1 });
    return pageFrom(people, query.limit, (person) => person, ({ id }) => encodeCursor(PEOPLE, id));
  }

  @Endpoint(routes.withdrawInvitation)
  takeBack(@CallerOf() admin: Caller, @Input() { params }: InputOf<typeof routes.withdrawInvitation>): Promise<void> {
    return this.withdraw.run(admin, params.siteId, params.invitationId);
  }

  @Endpoint(routes.acceptInvitation)
  accept(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.acceptInvitation>): Promise<SiteRole> {
    return this.acceptInvitation.run(caller, body.token);
  }

  private async lookAt(admin: Caller, siteId: string): Promise<void> {
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    if (!(await findSite(this.database.client, siteId))) refuse('site.absent');
  }
}
