import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { findReply } from '#domain/replies/replies.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { setFeedMark } from './feed.store.js';

/** A reader has read their feed up to a reply. What became of that reply since does not matter; that it was there does. */
@Injectable()
export class MarkFeedRead {
  constructor(private readonly database: Database) {}

  async run(reader: Caller, replyId: string): Promise<void> {
    if (!(await findReply(this.database.client, replyId))) refuse('reply.absent');
    await setFeedMark(this.database.client, reader.id, replyId);
  }
}
