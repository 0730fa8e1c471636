import { Injectable } from '@nestjs/common';
import type { FeedChanged } from '#contract/live';
import { deafRoom, sourceRoom, userRoom } from '#domain/identity/live-rooms';
import { findThread } from '#domain/threads/threads.store';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Database } from '#platform/database/database';
import type { Reply } from './reply.js';

/** The threads that are written in at one time are far fewer. */
const THREADS_KNOWN = 5_000;

/** Tells the open feeds of those who follow a reply's author, its thread or its article that there is something new. */
@Injectable()
export class FeedAnnouncer {
  /** Which article a thread is under never changes. */
  private readonly articles = new Map<string, string>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly database: Database,
  ) {}

  published(reply: Reply): void {
    // A hint like every other: whoever is not told finds it when they read their feed.
    this.tell(reply).catch(() => undefined);
  }

  private async tell({ id: replyId, threadId, author }: Reply): Promise<void> {
    const articleId = this.articles.get(threadId) ?? (await this.learn(threadId));
    const places = [sourceRoom('thread', threadId), ...(articleId === undefined ? [] : [sourceRoom('article', articleId)])];
    const told = { replyId, threadId, authorId: author.id };
    this.publish([sourceRoom('user', author.id)], { ...told, filter: 'people' });
    this.publish(places, { ...told, filter: 'threads' });
  }

  private publish(to: string[], event: FeedChanged): void {
    this.broadcast.publishWide({ to, except: [userRoom(event.authorId), deafRoom(event.authorId)] }, 'feed.changed', event);
  }

  private async learn(threadId: string): Promise<string | undefined> {
    const thread = await findThread(this.database.client, threadId);
    if (thread === null) return undefined;
    if (this.articles.size >= THREADS_KNOWN) this.articles.clear();
    this.articles.set(threadId, thread.articleId);
    return thread.articleId;
  }
}
