import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Bell } from './bell.js';
import { deleteDecisionNews } from './notifications.store.js';

/** A decision was undone: whoever was told of it finds it in their bell no more. */
@Injectable()
export class TakeDecisionBack {
  constructor(
    private readonly database: Database,
    private readonly bell: Bell,
  ) {}

  async run({ decisionId, replyId }: { decisionId: string; replyId: string }): Promise<void> {
    for (const userId of await deleteDecisionNews(this.database.client, decisionId, replyId)) await this.bell.quieten(userId);
  }
}
