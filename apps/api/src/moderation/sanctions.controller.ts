import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { OwnSanctionView, ReaderRecord, SanctionView } from '#contract/sanctions';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { AcknowledgeSanction } from '#domain/sanctions/acknowledge-sanction';
import { EndSanction } from '#domain/sanctions/end-sanction';
import { SanctionUser } from '#domain/sanctions/sanction-user';
import { isUntold } from '#domain/sanctions/sanction';
import { viewReader } from '#domain/sanctions/reader.view';
import { viewOwnSanction } from '#domain/sanctions/sanction.view';
import { countRecord, listSanctions } from '#domain/sanctions/sanctions.store';
import { listShadowSites } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

/** What moderators decide about readers, and what a reader is told of it. */
@Controller()
export class SanctionsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sanctionUser: SanctionUser,
    private readonly endSanction: EndSanction,
    private readonly acknowledgeSanction: AcknowledgeSanction,
  ) {}

  @Endpoint(routes.readReader)
  async reader(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readReader>): Promise<ReaderRecord> {
    const { client } = this.database;
    const user = (await findUser(client, params.userId)) ?? refuse('user.absent');
    const sites = sitesOf(moderator, 'moderator');
    const [sanctions, shadows, counts] = await Promise.all([listSanctions(client, user.id, sites), listShadowSites(client, sites), countRecord(client, user.id, sites)]);
    return viewReader(user, { sites, sanctions, shadows, counts });
  }

  @Endpoint(routes.sanction)
  sanction(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.sanction>, @Repeat() repeatable: Repeatable | undefined): Promise<SanctionView> {
    return this.sanctionUser.run(moderator, params.userId, body, repeatable);
  }

  @Endpoint(routes.endSanction)
  end(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.endSanction>): Promise<void> {
    return this.endSanction.byModerator(moderator, params.userId, params.sanctionId);
  }

  @Endpoint(routes.readOwnSanctions)
  async own(@CallerOf() caller: Caller): Promise<Page<OwnSanctionView>> {
    const sanctions = await listSanctions(this.database.client, caller.id);
    const now = this.clock.now();
    return { items: sanctions.filter((each) => !isUntold(each, now)).map(viewOwnSanction), next: null };
  }

  @Endpoint(routes.acknowledgeSanction)
  acknowledge(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.acknowledgeSanction>): Promise<void> {
    return this.acknowledgeSanction.run(caller, params.sanctionId);
  }
}
