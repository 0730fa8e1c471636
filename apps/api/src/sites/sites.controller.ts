import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { SiteKeyView, SiteView } from '#contract/sites';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { ManageSites } from '#domain/sites/manage-sites';
import { viewSite } from '#domain/sites/site.view';
import { listSites } from '#domain/sites/sites.store';
import type { Repeatable } from '#platform/idempotency/once';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

const SITES = 'sites';

@Controller()
export class SitesController {
  constructor(
    private readonly database: Database,
    private readonly manageSites: ManageSites,
  ) {}

  @Endpoint(routes.listSites)
  async list(@CallerOf() admin: Caller, @Input() { query }: InputOf<typeof routes.listSites>): Promise<Page<SiteView>> {
    const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor, SITES, UUID);
    const sites = await listSites(this.database.client, { limit: query.limit + 1, among: sitesOf(admin, 'admin'), ...(after === undefined ? {} : { after }) });
    return pageFrom(sites, query.limit, viewSite, (site) => encodeCursor(SITES, site.id));
  }

  @Endpoint(routes.createSite)
  async create(
    @CallerOf() admin: Caller,
    @Input() { body }: InputOf<typeof routes.createSite>,
    @Repeat() repeatable: Repeatable | undefined,
  ): Promise<SiteView> {
    return viewSite(await this.manageSites.create(admin, body, repeatable));
  }

  @Endpoint(routes.changeSite)
  async change(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.changeSite>): Promise<SiteView> {
    return viewSite(await this.manageSites.change(admin, params.siteId, body));
  }

  @Endpoint(routes.makeSiteKey)
  makeKey(@CallerOf() admin: Caller, @Input() { params }: InputOf<typeof routes.makeSiteKey>): Promise<SiteKeyView> {
    return this.manageSites.makeKey(admin, params.siteId);
  }
}
