import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { GoOnReplaying } from '#domain/rules/go-on-replaying';
import { TRY_RULES } from '#domain/rules/replay-job';
import { Jobs } from '#platform/jobs/jobs';

/** The job of the rules: trying drafts of them. */
@Injectable()
export class RulesDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly goOnReplaying: GoOnReplaying,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(TRY_RULES, (data) => this.goOnReplaying.run(data));
  }
}
