import { Injectable } from '@nestjs/common';
import type { OpenThreadBody } from '#contract/threads';
import { worksOn } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findSite } from '#domain/sites/sites.store';
import { closingByAge, type Thread } from '#domain/threads/thread';
import { findThread, insertThread } from '#domain/threads/threads.store';
import { Changes } from '#platform/changes/changes';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { THREAD_OPENED } from './thread-opened-job.js';
import { findArticle } from './articles.store.js';

/** An editor opens one more discussion under an article, with a question of its own. */
@Injectable()
export class OpenThread {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly changes: Changes,
  ) {}

  async run(editor: Caller, articleId: string, input: OpenThreadBody, repeatable?: Repeatable): Promise<Thread> {
    const article = (await findArticle(this.database.client, articleId)) ?? refuse('article.absent');
    if (!worksOn(editor, article.siteId)) refuse('role.insufficient');
    const site = (await findSite(this.database.client, article.siteId)) ?? refuse('site.absent');
    const { answer } = await once<{ threadId: string }>(this.database, repeatable, async (tx) => {
      const at = this.clock.now();
      const thread = await insertThread(tx, {
        articleId,
        siteId: article.siteId,
        isMain: false,
        prompt: input.prompt,
        moderation: input.moderation ?? site.settings.threadModeration,
        opensAt: input.opensAt == null ? null : new Date(input.opensAt),
        closesAt: input.closesAt === undefined ? closingByAge(site.settings.closeAfterDays, at) : input.closesAt === null ? null : new Date(input.closesAt),
        slowSeconds: input.slowSeconds ?? 0,
        at,
      });
      await this.jobs.send(THREAD_OPENED, { threadId: thread.id }, tx);
      return { threadId: thread.id };
    });
    this.changes.note(`article:${articleId}`);
    this.jobs.nudge(THREAD_OPENED);
    return (await findThread(this.database.client, answer.threadId)) ?? refuse('thread.absent');
  }
}
