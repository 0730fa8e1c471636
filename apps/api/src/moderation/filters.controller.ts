import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { SavedFilterView } from '#contract/queue-filters';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { deleteFilter, listFilters } from '#domain/teamwork/filters.store';
import { SaveFilter } from '#domain/teamwork/save-filter';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Questions about the queue that are kept. */
@Controller()
export class FiltersController {
  constructor(
    private readonly database: Database,
    private readonly saveFilter: SaveFilter,
  ) {}

  @Endpoint(routes.readFilters)
  async filters(@CallerOf() moderator: Caller): Promise<Page<SavedFilterView>> {
    return { items: await listFilters(this.database.client, moderator.id, sitesOf(moderator, 'moderator')), next: null };
  }

  @Endpoint(routes.saveFilter)
  save(@CallerOf() moderator: Caller, @Input() { body }: InputOf<typeof routes.saveFilter>): Promise<SavedFilterView> {
    return this.saveFilter.run(moderator, body);
  }

  @Endpoint(routes.removeFilter)
  async remove(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.removeFilter>): Promise<void> {
    if (!(await deleteFilter(this.database.client, params.filterId, moderator.id))) refuse('filter.absent');
  }
}
