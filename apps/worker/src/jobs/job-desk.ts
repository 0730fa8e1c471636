import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DESCRIBE_ARTICLE, DescribeArticle } from '#domain/articles/describe-article';
import { DELETE_USERS, DELETE_USERS_CRON, DeleteUsers } from '#domain/privacy/delete-users';
import { MAKE_EXPORT, MakeExport } from '#domain/privacy/make-export';
import { Jobs } from '#platform/jobs/jobs';
import { Housekeeping, HOUSEKEEPING, HOUSEKEEPING_CRON } from './housekeeping.js';

/** Which job is done by what: the whole list, but for the letters of MailDesk. */
@Injectable()
export class JobDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly describeArticle: DescribeArticle,
    private readonly makeExport: MakeExport,
    private readonly deleteUsers: DeleteUsers,
    private readonly housekeeping: Housekeeping,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(DESCRIBE_ARTICLE, (data) => this.describeArticle.run(data));
    await this.jobs.work(MAKE_EXPORT, (data) => this.makeExport.run(data));
    await this.jobs.work(DELETE_USERS, () => this.deleteUsers.run());
    await this.jobs.schedule(DELETE_USERS, DELETE_USERS_CRON);
    await this.jobs.work(HOUSEKEEPING, () => this.housekeeping.run());
    await this.jobs.schedule(HOUSEKEEPING, HOUSEKEEPING_CRON);
  }
}
