import { Injectable } from '@nestjs/common';
import type { BulkView } from '#contract/bulk';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { viewBulk } from './bulk.view.js';
import { findBulk, readProgress } from './bulks.store.js';

/** How far a bulk is, for whoever began it: it may be about sites that others know nothing of. */
@Injectable()
export class ReadBulk {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, bulkId: string): Promise<BulkView> {
    const bulk = await findBulk(this.database.client, bulkId);
    if (bulk?.moderatorId !== moderator.id) return refuse('bulk.absent');
    return viewBulk(bulk, await readProgress(this.database.client, bulk));
  }
}
