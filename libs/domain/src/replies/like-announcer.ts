import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ReplyLiked } from '#contract/live';
import { threadRoom } from '#domain/identity/live-rooms';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Database } from '#platform/database/database';
import { countLikes } from './likes.store.js';

/** A crowd that likes one reply is one event a second to whoever follows the thread. */
const EVERY_MS = 1_000;

/** So many replies of a thread are told of in one go; the others have their turn in the next. A telephone keeps up with this. */
const MOST_AT_ONCE = 20;

/**
 * Tells a thread's readers how often its replies are liked, together and at most once a second. The numbers are read when they are
 * told: whatever order likes were committed in, the last word is the right one.
 */
@Injectable()
export class LikeAnnouncer implements OnModuleDestroy {
  private readonly waiting = new Map<string, Set<string>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly database: Database,
  ) {}

  /** To be called once it is committed. */
  changed(threadId: string, replyId: string): void {
    const known = this.waiting.get(threadId);
    if (known) known.add(replyId);
    else this.waiting.set(threadId, new Set([replyId]));
    if (!this.timers.has(threadId)) this.timers.set(threadId, setTimeout(() => void this.tell(threadId), EVERY_MS).unref());
  }

  onModuleDestroy(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async tell(threadId: string): Promise<void> {
    const waiting = [...(this.waiting.get(threadId) ?? [])];
    const now = waiting.slice(0, MOST_AT_ONCE);
    this.waiting.delete(threadId);
    this.timers.delete(threadId);
    for (const replyId of waiting.slice(MOST_AT_ONCE)) this.changed(threadId, replyId);
    // A hint like every event: where it cannot be read, the next page has the numbers.
    const counts = await countLikes(this.database.client, now).catch(() => []);
    for (const count of counts) this.broadcast.publish(threadRoom(threadId), 'reply.liked', count satisfies ReplyLiked);
  }
}
