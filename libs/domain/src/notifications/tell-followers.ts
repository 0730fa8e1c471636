import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { Bell } from './bell.js';
import { isNews, newsOfReply, type ShownReply } from './notification.js';
import { findShownReply, findSources, listFollowers, listWaitingForAnswers, type Source } from './notifications.store.js';
import { TELL_FOLLOWERS, TOLD_AT_ONCE } from './tell-followers-job.js';
import { TellingDesk, type JustTold } from './telling-desk.js';

/** Tells some of a reply's followers of it, and queues the rest in the same transaction: each is told once, however often workers die. */
@Injectable()
export class TellFollowers {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly jobs: Jobs,
    private readonly bell: Bell,
    private readonly clock: Clock,
  ) {}

  async run({ replyId, source, after }: { replyId: string; source: Source; after?: string }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const reply = await findShownReply(tx, replyId);
      if (!reply || !isNews(reply, this.clock.now())) return [];
      const of = (await findSources(tx, reply))[source];
      if (of === null) return [];
      const followers = await listFollowers(tx, source, of, { after, limit: TOLD_AT_ONCE });
      const last = followers.at(-1);
      if (last !== undefined && followers.length === TOLD_AT_ONCE) await this.jobs.send(TELL_FOLLOWERS, { replyId, source, after: last.id }, tx);
      // Like the feed, the bell begins with what was posted since following.
      const since = followers.filter((follower) => follower.since <= reply.createdAt);
      return this.tell(tx, reply, source, since.map(({ id }) => id));
    });
    await this.bell.ring(told);
  }

  /** Each source is told for itself, and none waits for another: an answer that was asked for is told as one also to who comes up first as a follower of something else. */
  private async tell(tx: Transaction, reply: ShownReply, source: Source, ids: string[]): Promise<JustTold[]> {
    const waiting = source === 'reply' || reply.parentId === null ? [] : await listWaitingForAnswers(tx, reply.parentId, ids, reply.createdAt);
    const told = await this.desk.tell(tx, { ...newsOfReply('answer', reply), data: { followed: true } }, source === 'reply' ? ids : waiting);
    return source === 'reply' ? told : [...told, ...(await this.desk.tell(tx, newsOfReply('follow', reply), ids))];
  }
}
