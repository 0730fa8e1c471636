import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Bell } from './bell.js';
import { ofReply } from './notification.js';
import { findDecidedAppeal } from './notifications.store.js';
import { TellingDesk } from './telling-desk.js';

/** Tells somebody what was decided on their appeal. Who decided is not said. A reply that is there again is told of as one that was restored. */
@Injectable()
export class TellOfAppeal {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly bell: Bell,
  ) {}

  async run({ appealId }: { appealId: string }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const found = await findDecidedAppeal(tx, appealId);
      if (!found || found.state === 'open') return [];
      const { id, userId, replyId, sanctionId, state, reply } = found;
      const subject = replyId === null ? `sanction:${sanctionId}` : ofReply(replyId);
      return this.desk.tell(tx, { kind: 'decision', cause: `appeal:${id}`, subject, actorId: null, replyId, threadId: reply?.threadId ?? null, data: { decision: state } }, [userId]);
    });
    await this.bell.ring(told);
  }
}
