import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Bell } from './bell.js';
import { ofReply } from './notification.js';
import { findShownReply, isNewMilestone } from './notifications.store.js';
import { TellingDesk } from './telling-desk.js';

/** Tells an author how many like a reply of theirs, each number once for ever. */
@Injectable()
export class TellOfMilestone {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly bell: Bell,
  ) {}

  async run({ replyId, likes }: { replyId: string; likes: number }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const reply = await findShownReply(tx, replyId);
      if (!reply || !(await isNewMilestone(tx, replyId, likes))) return [];
      const news = { kind: 'milestone', cause: `milestone:${replyId}:${likes}`, subject: ofReply(replyId), actorId: null, replyId, threadId: reply.threadId, data: { likes } } as const;
      return this.desk.tell(tx, news, [reply.authorId]);
    });
    await this.bell.ring(told);
  }
}
