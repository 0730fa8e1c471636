import { Injectable } from '@nestjs/common';
import type { QueueChanged, RedressChanged, ReplyEvent } from '#contract/live';
import type { QueueKind } from '#contract/moderation';
import type { ThreadEventType } from '#contract/replies';
import { QUEUE_ROOM, siteQueueRoom, threadRoom } from '#domain/identity/live-rooms';
import { ThreadHeads } from '#domain/threads/thread-heads';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Config } from '#platform/config/config';
import type { RawTransaction } from '#platform/database/database';
import type { Raw } from '#platform/database/statements';
import { Jobs } from '#platform/jobs/jobs';
import { FeedAnnouncer } from './feed-announcer.js';
import { REPLY_SHOWN } from './reply-shown-job.js';
import type { Reply } from './reply.js';
import { viewReply } from './reply.view.js';

/** What became of a reply, once it is committed. */
export interface Change {
  reply: Reply;
  /** What everybody sees, and its number in the thread; null when nobody but staff and the author does. */
  event: { type: ThreadEventType; seq: number } | null;
  /** The moderators' lists that it enters or leaves. */
  queues: QueueKind[];
  /** What its thread is under, where that is known by now: it need not be looked up then. */
  articleId?: string;
}

/** What was moved from one thread to another: what everybody sees of it, as it was there and as it is here. */
export interface Moved {
  from: string;
  to: string;
  left: { seq: number; replies: Reply[] };
  arrived: { seq: number; replies: Reply[] };
}

/** What brings a text before everybody. */
const SHOWS: ReadonlySet<ThreadEventType> = new Set(['reply.published', 'reply.restored', 'reply.edited']);

/** Tells everybody who is looking what changed, after it was committed and never before; and has those told who want to know, in the transaction itself. */
@Injectable()
export class ReplyAnnouncer {
  constructor(
    private readonly broadcast: Broadcast,
    private readonly heads: ThreadHeads,
    private readonly feeds: FeedAnnouncer,
    private readonly config: Config,
    private readonly jobs: Jobs,
  ) {}

  /** Queues what follows from a change, if the transaction commits. A text that changes before everybody's eyes is news only to those whom it calls to for the first time. */
  async queue(tx: Raw, { reply, event }: Change, called: string[] = []): Promise<void> {
    if (!event || !SHOWS.has(event.type)) return;
    if (event.type !== 'reply.edited') await this.jobs.send(REPLY_SHOWN, { replyId: reply.id }, tx);
    else if (called.length > 0) await this.jobs.send(REPLY_SHOWN, { replyId: reply.id, called }, tx);
  }

  /** The same for a reply that is just being written and has nobody to wait for: sent with it, not after it. */
  async queueWith(tx: RawTransaction, replyId: string): Promise<void> {
    const { text, values } = await this.jobs.statementOf(REPLY_SHOWN, { replyId });
    tx.later(tx.$queryRawUnsafe(text, ...values));
  }

  /** A branch left one thread and came into another: who reads either of them hears of each reply, in the order of its numbers. */
  announceMove({ from, to, left, arrived }: Moved): void {
    const tell = (threadId: string, type: 'reply.removed' | 'reply.published', firstSeq: number, replies: Reply[]): void => {
      if (replies.length === 0) return;
      this.heads.note(threadId, firstSeq + replies.length - 1);
      for (const [nr, reply] of replies.entries()) {
        const payload: ReplyEvent = { threadId, seq: firstSeq + nr, reply: viewReply(reply, { user: null, publicUrl: this.config.publicUrl }) };
        this.broadcast.publish(threadRoom(threadId), type, payload);
      }
    };
    tell(from, 'reply.removed', left.seq, left.replies);
    tell(to, 'reply.published', arrived.seq, arrived.replies);
  }

  announce({ reply, event, queues, articleId }: Change): void {
    const { id: replyId, threadId, siteId } = reply;
    const moderators = { to: [QUEUE_ROOM, siteQueueRoom(siteId)], except: [] };
    if (queues.length > 0) this.broadcast.publishWide(moderators, 'queue.changed', { kinds: queues, threadId, replyId } satisfies QueueChanged);
    if (queues.includes('appealed')) this.broadcast.publishWide(moderators, 'redress.changed', { siteId } satisfies RedressChanged);
    if (!event) return;
    // From here on this node serves no page that is older than the change.
    this.heads.note(threadId, event.seq);
    const payload: ReplyEvent = { threadId, seq: event.seq, reply: viewReply(reply, { user: null, publicUrl: this.config.publicUrl }) };
    this.broadcast.publish(threadRoom(threadId), event.type, payload);
    if (SHOWS.has(event.type)) this.jobs.nudge(REPLY_SHOWN);
    if (event.type === 'reply.published' || event.type === 'reply.restored') this.feeds.published(reply, articleId);
    if (event.type === 'reply.removed') this.feeds.removed(reply);
  }
}
