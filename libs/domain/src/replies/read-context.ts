import { Injectable } from '@nestjs/common';
import type { ReplyContext } from '#contract/replies';
import { viewArticle } from '#domain/articles/article.view';
import { findArticle } from '#domain/articles/articles.store';
import type { User } from '#domain/identity/user';
import { viewThread } from '#domain/threads/thread.view';
import { findThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { ReadReplies } from './read-replies.js';

/** What a permalink shows: the article, the thread, and the way from the top down to the reply. */
@Injectable()
export class ReadContext {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
  ) {}

  async run(replyId: string, viewer: User | null): Promise<ReplyContext> {
    const path = await this.replies.path(replyId, viewer);
    const thread = (await findThread(this.database.client, path[0]?.threadId ?? '')) ?? refuse('reply.absent');
    const article = (await findArticle(this.database.client, thread.articleId)) ?? refuse('reply.absent');
    return { article: viewArticle(article), thread: viewThread(thread, viewer, this.clock.now()), path };
  }
}
