import { Injectable } from '@nestjs/common';
import { BULK_PREVIEW_SECONDS, type BulkView } from '#contract/bulk';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { RUN_BULK } from './bulk-job.js';
import { viewBulk } from './bulk.view.js';
import { lockBulk, readProgress, setBulk } from './bulks.store.js';

/** A moderator begins what they previewed. Asked again, it is begun no second time. */
@Injectable()
export class StartBulk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, previewId: string): Promise<BulkView> {
    const view = await this.database.transaction(async (tx) => {
      const bulk = await lockBulk(tx, previewId);
      if (bulk?.moderatorId !== moderator.id) return refuse('bulk.absent');
      if (bulk.state !== 'previewed') return viewBulk(bulk, await readProgress(tx, bulk));
      const at = this.clock.now();
      if (at.getTime() > bulk.createdAt.getTime() + BULK_PREVIEW_SECONDS * 1_000) refuse('bulk.too-old');
      const begun = await setBulk(tx, bulk.id, { state: 'running', startedAt: at });
      await this.jobs.send(RUN_BULK, { bulkId: bulk.id }, tx);
      return viewBulk(begun, await readProgress(tx, begun));
    });
    this.jobs.nudge(RUN_BULK);
    return view;
  }
}
