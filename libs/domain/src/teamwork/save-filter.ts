import { Injectable } from '@nestjs/common';
import type { SavedFilterBody, SavedFilterView } from '#contract/queue-filters';
import type { Caller } from '#domain/identity/user';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { whyNotKeepFilter } from './desk.policy.js';
import { countFilters, insertFilter, MOST_FILTERS } from './filters.store.js';

/** A moderator keeps a question about the queue, by a name. */
@Injectable()
export class SaveFilter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(owner: Caller, input: SavedFilterBody): Promise<SavedFilterView> {
    const { client } = this.database;
    const { siteId } = input.question;
    refuseIf(whyNotKeepFilter(owner, { siteId: siteId ?? null, shared: input.shared }));
    if (siteId !== undefined && !(await findSite(client, siteId))) refuse('site.absent');
    if ((await countFilters(client, owner.id)) >= MOST_FILTERS) refuse('filter.too-many');
    return this.database.transaction((tx) => insertFilter(tx, owner.id, input, this.clock.now()));
  }
}
