import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RUN_BULK } from '#domain/bulk/bulk-job';
import { RunBulk } from '#domain/bulk/run-bulk';
import { Jobs } from '#platform/jobs/jobs';

/** Decides on many replies, and takes that back. Two at a time, so that a large one does not hold up a small one. */
@Injectable()
export class BulkDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly runBulk: RunBulk,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(RUN_BULK, (data) => this.runBulk.run(data), 2);
  }
}
