import { Injectable } from '@nestjs/common';
import { findArticle } from '#domain/articles/articles.store';
import type { Caller } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { findThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import type { Followed } from './follow.js';
import { deleteFollow, findFollowable, setAnswersStopped } from './follows.store.js';
import { LiveFollows } from './live-follows.js';

/** A reader does not follow a thread, an article or the answers to a reply any more. The same however often it is sent. */
@Injectable()
export class LeaveSomething {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
    private readonly clock: Clock,
  ) {}

  async run(reader: Caller, followed: Followed): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockUser(tx, reader.id);
      if (followed.kind === 'reply') return this.leaveAnswers(tx, reader.id, followed);
      if (await deleteFollow(tx, reader.id, followed)) return;
      if (followed.kind === 'thread' && !(await findThread(tx, followed.id))) refuse('thread.absent');
      if (followed.kind === 'article' && !(await findArticle(tx, followed.id))) refuse('article.absent');
    });
    this.live.ended(reader.id, followed);
  }

  private async leaveAnswers(tx: Transaction, readerId: string, followed: Followed): Promise<void> {
    const reply = await findFollowable(tx, followed.id);
    if (reply?.authorId === readerId) return setAnswersStopped(tx, readerId, followed.id, true, this.clock.now());
    // What was followed and removed since can be left all the same.
    if (!(await deleteFollow(tx, readerId, followed)) && reply?.status !== 'published') refuse('reply.absent');
  }
}
