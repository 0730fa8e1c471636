import { Injectable } from '@nestjs/common';
import type { MineAnswer } from '#contract/replies';
import type { User } from '#domain/identity/user';
import { findFollowedHere } from '#domain/following/follows.store';
import { listMutedIds } from '#domain/muting/mutes.store';
import { findThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { listLikedBy } from './likes.store.js';
import { ReadReplies } from './read-replies.js';
import { replyCan } from './reply.policy.js';
import { findReplies } from './replies.store.js';
import { listReportedBy } from './reports.store.js';

/** What is personal on a page: what the caller may do with its replies, did to them, and still has waiting. */
@Injectable()
export class ReadMine {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(user: User, threadId: string, ids: string[]): Promise<MineAnswer> {
    const { client } = this.database;
    const [thread, rows, liked, reported, held, muted, following] = await Promise.all([
      findThread(client, threadId),
      findReplies(client, ids),
      listLikedBy(client, user.id, ids),
      listReportedBy(client, user.id, ids),
      this.replies.heldOf(threadId, user),
      listMutedIds(client, user.id),
      findFollowedHere(client, user.id, threadId, ids),
    ]);
    if (!thread) refuse('thread.absent');
    const here = rows.filter((reply) => reply.threadId === threadId && reply.shown);
    const items = here.map((reply) => [reply.id, { liked: liked.has(reply.id), reported: reported.has(reply.id), can: replyCan(user, reply) }] as const);
    return { items: Object.fromEntries(items), held, muted, following };
  }
}
