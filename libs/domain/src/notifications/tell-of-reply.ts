import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { Bell } from './bell.js';
import { newsOfReply, type ShownReply } from './notification.js';
import { findPlace, findShownReply, listCalled, listFollowers, listWaitingForAnswers, sources } from './notifications.store.js';
import { TELL_FOLLOWERS } from './tell-followers-job.js';
import { TellingDesk, type JustTold } from './telling-desk.js';

/** Tells of a reply that came before everybody: those whom it calls to, then those whom it answers; its followers are told by jobs of their own. */
@Injectable()
export class TellOfReply {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly jobs: Jobs,
    private readonly bell: Bell,
  ) {}

  async run({ replyId }: { replyId: string }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const reply = await findShownReply(tx, replyId);
      if (!reply) return [];
      const called = await this.desk.tell(tx, newsOfReply('mention', reply), await listCalled(tx, replyId));
      const answered = await this.tellOfAnswer(tx, reply);
      const place = await findPlace(tx, reply.threadId);
      const ids = { user: reply.authorId, thread: reply.threadId, article: place?.articleId ?? '' };
      for (const source of sources) {
        const [some] = place ? await listFollowers(tx, source, ids[source], { after: undefined, limit: 1 }) : [];
        if (some !== undefined) await this.jobs.send(TELL_FOLLOWERS, { replyId, source }, tx);
      }
      return [...called, ...answered];
    });
    this.jobs.nudge(TELL_FOLLOWERS);
    await this.bell.ring(told);
  }

  private async tellOfAnswer(tx: Transaction, reply: ShownReply): Promise<JustTold[]> {
    if (reply.parentId === null) return [];
    const { author, followers } = await listWaitingForAnswers(tx, reply.parentId);
    const news = newsOfReply('answer', reply);
    return [...(await this.desk.tell(tx, news, author)), ...(await this.desk.tell(tx, { ...news, data: { followed: true } }, followers))];
  }
}
