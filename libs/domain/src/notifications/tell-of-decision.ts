import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Bell } from './bell.js';
import { ofReply, type News } from './notification.js';
import { findDecision, listAnsweredReporters } from './notifications.store.js';
import { TellingDesk } from './telling-desk.js';

/** Tells of a moderator's decision: its author where it changed something for them, and everybody whose report it answered. Who decided is not said. */
@Injectable()
export class TellOfDecision {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly bell: Bell,
  ) {}

  async run({ decisionId, changed }: { decisionId: string; changed: boolean }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const found = await findDecision(tx, decisionId);
      if (!found) return [];
      const { id, replyId, decision, moderatorId, createdAt, reply } = found;
      const bulkId = found.bulks[0]?.bulkId;
      const part = { ...(bulkId === undefined ? {} : { bulkId }) };
      const news = (kind: 'decision' | 'report'): News => ({ kind, cause: `${kind}:${id}`, subject: ofReply(replyId), actorId: null, replyId, threadId: reply.threadId, data: { decision }, ...part });
      // Whoever was right with an appeal has a letter about that.
      const ofOwn = { ...news('decision'), lettered: found.source === 'appeal' };
      const others = (ids: string[]) => ids.filter((userId) => userId !== moderatorId);
      const reporters = await listAnsweredReporters(tx, replyId, createdAt);
      return [...(changed ? await this.desk.tell(tx, ofOwn, others([reply.authorId])) : []), ...(await this.desk.tell(tx, news('report'), others(reporters)))];
    });
    await this.bell.ring(told);
  }
}
