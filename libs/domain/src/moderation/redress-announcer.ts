import { Injectable } from '@nestjs/common';
import type { QueueChanged, RedressChanged } from '#contract/live';
import { QUEUE_ROOM, siteQueueRoom } from '#domain/identity/live-rooms';
import { Broadcast } from '#platform/broadcast/broadcast';

/** Tells moderators who are there that something came in or was decided. */
@Injectable()
export class RedressAnnouncer {
  constructor(private readonly broadcast: Broadcast) {}

  changed(siteId: string | null, reply?: { id: string; threadId: string } | null): void {
    const to = [QUEUE_ROOM, ...(siteId === null ? [] : [siteQueueRoom(siteId)])];
    this.broadcast.publishWide({ to, except: [] }, 'redress.changed', { siteId } satisfies RedressChanged);
    if (reply) this.broadcast.publishWide({ to, except: [] }, 'queue.changed', { kinds: ['appealed'], threadId: reply.threadId, replyId: reply.id } satisfies QueueChanged);
  }
}
