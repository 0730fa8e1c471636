import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { KEEP_THREAD_TIMES, KEEP_THREAD_TIMES_CRON, KeepThreadTimes } from '#domain/threads/keep-thread-times';
import { Jobs } from '#platform/jobs/jobs';

/** Opens and closes discussions: at the moment that was queued, and by a look every minute. */
@Injectable()
export class ThreadDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly keepThreadTimes: KeepThreadTimes,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(KEEP_THREAD_TIMES, () => this.keepThreadTimes.run());
    await this.jobs.schedule(KEEP_THREAD_TIMES, KEEP_THREAD_TIMES_CRON);
  }
}
