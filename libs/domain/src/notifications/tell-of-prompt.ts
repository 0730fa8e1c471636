import { Injectable } from '@nestjs/common';
import { THREAD_OPENED } from '#domain/articles/thread-opened-job';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { Bell } from './bell.js';
import type { News } from './notification.js';
import { findPlace, listFollowers } from './notifications.store.js';
import { TOLD_AT_ONCE } from './tell-followers-job.js';
import { TellingDesk } from './telling-desk.js';

/** Tells those who follow an article of a new question under it, some at a time. */
@Injectable()
export class TellOfPrompt {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly jobs: Jobs,
    private readonly bell: Bell,
  ) {}

  async run({ threadId, after }: { threadId: string; after?: string }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const place = await findPlace(tx, threadId);
      if (!place) return [];
      const followers = await listFollowers(tx, 'article', place.articleId, { after, limit: TOLD_AT_ONCE });
      const last = followers.at(-1);
      if (last !== undefined && followers.length === TOLD_AT_ONCE) await this.jobs.send(THREAD_OPENED, { threadId, after: last }, tx);
      const news: News = { kind: 'prompt', cause: `thread:${threadId}`, subject: `article:${place.articleId}`, actorId: null, replyId: null, threadId, data: null };
      return this.desk.tell(tx, news, followers);
    });
    await this.bell.ring(told);
  }
}
