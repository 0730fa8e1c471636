import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { Bell } from './bell.js';
import { newsOfReply } from './notification.js';
import { findPlace, findShownReply, listFollowers, type Source } from './notifications.store.js';
import { TELL_FOLLOWERS, TOLD_AT_ONCE } from './tell-followers-job.js';
import { TellingDesk } from './telling-desk.js';

/** Tells some of a reply's followers of it, and queues the rest in the same transaction: each is told once, however often workers die. */
@Injectable()
export class TellFollowers {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly jobs: Jobs,
    private readonly bell: Bell,
  ) {}

  async run({ replyId, source, after }: { replyId: string; source: Source; after?: string }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const reply = await findShownReply(tx, replyId);
      const place = reply && (await findPlace(tx, reply.threadId));
      if (!reply || !place) return [];
      const of = { user: reply.authorId, thread: reply.threadId, article: place.articleId }[source];
      const followers = await listFollowers(tx, source, of, { after, limit: TOLD_AT_ONCE });
      const last = followers.at(-1);
      if (last !== undefined && followers.length === TOLD_AT_ONCE) await this.jobs.send(TELL_FOLLOWERS, { replyId, source, after: last }, tx);
      return this.desk.tell(tx, newsOfReply('follow', reply), followers);
    });
    await this.bell.ring(told);
  }
}
