import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { Bell } from './bell.js';
import { isNews, newsOfReply } from './notification.js';
import { findShownReply, findSources, listAnswered, listCalled, listFollowers, sources } from './notifications.store.js';
import { TELL_FOLLOWERS } from './tell-followers-job.js';
import { TellingDesk } from './telling-desk.js';

/** Tells of a reply that came before everybody: those whom it calls to, then whom it answers; its followers are told by jobs of their own. Of an edit hear only those whom it is the first to call to. */
@Injectable()
export class TellOfReply {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly jobs: Jobs,
    private readonly bell: Bell,
    private readonly clock: Clock,
  ) {}

  async run({ replyId, called: newly }: { replyId: string; called?: string[] }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const reply = await findShownReply(tx, replyId);
      if (!reply || !isNews(reply, this.clock.now())) return [];
      const called = await this.desk.tell(tx, newsOfReply('mention', reply), newly ?? (await listCalled(tx, replyId)));
      if (newly) return called;
      const answered = reply.parentId === null ? [] : await this.desk.tell(tx, newsOfReply('answer', reply), await listAnswered(tx, reply.parentId));
      const followed = await findSources(tx, reply);
      for (const source of sources) {
        const of = followed[source];
        const [some] = of === null ? [] : await listFollowers(tx, source, of, { after: undefined, limit: 1 });
        if (some !== undefined) await this.jobs.send(TELL_FOLLOWERS, { replyId, source }, tx);
      }
      return [...called, ...answered];
    });
    this.jobs.nudge(TELL_FOLLOWERS);
    await this.bell.ring(told);
  }
}
