import { Injectable } from '@nestjs/common';
import type { FeedChanged, ReplyGone } from '#contract/live';
import { deafRoom, sourceRoom, threadRoom, userRoom } from '#domain/identity/live-rooms';
import { findThread } from '#domain/threads/threads.store';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Database } from '#platform/database/database';
import { listAddressed } from './mentions.store.js';
import type { Reply } from './reply.js';

/** The threads that are written in at one time are far fewer. */
const THREADS_KNOWN = 5_000;

/** Tells the open feeds of those who follow a reply's author, its thread or its article that there is something new, or that something is gone. */
@Injectable()
export class FeedAnnouncer {
  /** Which article a thread is under never changes. While one is asked for, what came later waits too, so that all of it is told in order. */
  private readonly articles = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly database: Database,
  ) {}

  /** `articleId` is what its thread is under, where the caller knows it. */
  published(reply: Reply, articleId?: string): void {
    if (articleId !== undefined && !this.articles.has(reply.threadId)) this.keep(reply.threadId, Promise.resolve(articleId));
    // A hint like every other: whoever is not told finds it when they read their feed.
    this.tell(reply).catch(() => undefined);
  }

  removed(reply: Reply): void {
    this.takeOut(reply).catch(() => undefined);
  }

  private async tell({ id: replyId, threadId, author }: Reply): Promise<void> {
    const places = await this.placesOf(threadId);
    const told = { replyId, threadId, authorId: author.id };
    this.publish([sourceRoom('user', author.id)], { ...told, filter: 'people' });
    this.publish(places, { ...told, filter: 'threads' });
  }

  /** Once to rooms, however many are in them: nobody is looked up but those few to whom the reply spoke. */
  private async takeOut({ id: replyId, threadId, author }: Reply): Promise<void> {
    const event: ReplyGone = { replyId, threadId };
    const told = [sourceRoom('user', author.id), ...(await this.placesOf(threadId)), userRoom(author.id)];
    const except = [threadRoom(threadId), deafRoom(author.id)];
    // Feeds first and without asking anything else: a reply that is restored at once is not told of before that it went.
    this.broadcast.publishWide({ to: told, except }, 'reply.gone', event);
    const addressed = await listAddressed(this.database.client, replyId);
    if (addressed.length > 0) this.broadcast.publishWide({ to: addressed.map(userRoom), except: [...except, ...told] }, 'reply.gone', event);
  }

  private publish(to: string[], event: FeedChanged): void {
    this.broadcast.publishWide({ to, except: [userRoom(event.authorId), deafRoom(event.authorId)] }, 'feed.changed', event);
  }

  private async placesOf(threadId: string): Promise<string[]> {
    const articleId = await (this.articles.get(threadId) ?? this.learn(threadId));
    return [sourceRoom('thread', threadId), ...(articleId === undefined ? [] : [sourceRoom('article', articleId)])];
  }

  private learn(threadId: string): Promise<string | undefined> {
    const asked = findThread(this.database.client, threadId).then((thread) => thread?.articleId);
    this.keep(threadId, asked);
    asked.catch(() => this.articles.delete(threadId));
    return asked;
  }

  private keep(threadId: string, articleId: Promise<string | undefined>): void {
    if (this.articles.size >= THREADS_KNOWN) this.articles.clear();
    this.articles.set(threadId, articleId);
  }
}
