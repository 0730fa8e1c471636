import { Injectable } from '@nestjs/common';
import type { ThreadEventsAnswer, ThreadEventView } from '#contract/replies';
import { findThread, listThreadEvents } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { ReadReplies } from './read-replies.js';
import { findReplies } from './replies.store.js';
import type { Reply } from './reply.js';
import { viewReply } from './reply.view.js';

/** A reply as a thread tells of it: one that was moved to another is gone from here. */
export const asSeenIn = (threadId: string, reply: Reply): Reply => (reply.threadId === threadId ? reply : { ...reply, threadId, status: 'rejected' });

/** What happened in a thread after a number: how whoever missed something catches up. */
@Injectable()
export class ReadEvents {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(threadId: string, after: number, limit: number): Promise<ThreadEventsAnswer> {
    const { client } = this.database;
    const [thread, rows] = await Promise.all([findThread(client, threadId), listThreadEvents(client, threadId, after, limit)]);
    if (!thread) refuse('thread.absent');
    const ids = [...new Set(rows.flatMap(({ replyId }) => (replyId === null ? [] : [replyId])))];
    const replies = new Map((await findReplies(client, ids)).map((reply) => [reply.id, reply]));
    const items = rows.map((row): ThreadEventView => {
      const reply = row.replyId === null ? undefined : replies.get(row.replyId);
      return { seq: row.seq, type: row.type, at: row.at.toISOString(), replyId: row.replyId, reply: reply ? viewReply(asSeenIn(threadId, reply), this.replies.viewing(null)) : null };
    });
    const last = items.at(-1)?.seq ?? after;
    // The thread may have moved on since its row was read; what was listed is true all the same.
    const seq = Math.max(thread.seq, last);
    return { items, next: last < seq ? String(last) : null, seq };
  }
}
