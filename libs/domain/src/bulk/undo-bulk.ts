import { Injectable } from '@nestjs/common';
import type { BulkView } from '#contract/bulk';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { RUN_BULK } from './bulk-job.js';
import { viewBulk } from './bulk.view.js';
import { lockBulk, readProgress, setBulk } from './bulks.store.js';

/** A moderator takes a whole bulk of theirs back: a job puts back every reply that nobody has changed since. */
@Injectable()
export class UndoBulk {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, bulkId: string): Promise<BulkView> {
    const view = await this.database.transaction(async (tx) => {
      const bulk = await lockBulk(tx, bulkId);
      if (bulk?.moderatorId !== moderator.id || bulk.state === 'previewed') return refuse('bulk.absent');
      if (bulk.state === 'running') refuse('bulk.running');
      if (bulk.state !== 'done') return viewBulk(bulk, await readProgress(tx, bulk));
      const begun = await setBulk(tx, bulk.id, { state: 'undoing' });
      await this.jobs.send(RUN_BULK, { bulkId }, tx);
      return viewBulk(begun, await readProgress(tx, begun));
    });
    this.jobs.nudge(RUN_BULK);
    return view;
  }
}
