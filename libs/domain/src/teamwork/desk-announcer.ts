import { Injectable } from '@nestjs/common';
import type { QueueChanged } from '#contract/live';
import type { LeaseView } from '#contract/teamwork';
import { QUEUE_ROOM, siteQueueRoom } from '#domain/identity/live-rooms';
import { queuesOf } from '#domain/replies/change-status';
import type { Reply } from '#domain/replies/reply';
import { Broadcast } from '#platform/broadcast/broadcast';

type Subject = Pick<Reply, 'id' | 'threadId' | 'siteId' | 'status' | 'shadow' | 'openReportCount' | 'reviewedAt'>;

/** Tells the moderators who have the queue open what their colleagues do. */
@Injectable()
export class DeskAnnouncer {
  constructor(private readonly broadcast: Broadcast) {}

  /** Somebody looks at a reply, or nobody does any more: nothing has to be asked for. */
  leased(reply: Subject, lease: LeaseView | null): void {
    this.tell(reply, { kinds: queuesOf(reply), threadId: reply.threadId, replyId: reply.id, lease });
  }

  /** What is among somebody's own has changed. */
  called(reply: Subject): void {
    this.tell(reply, { kinds: [...queuesOf(reply), 'mine'], threadId: reply.threadId, replyId: reply.id });
  }

  private tell({ siteId }: Subject, event: QueueChanged): void {
    this.broadcast.publishWide({ to: [QUEUE_ROOM, siteQueueRoom(siteId)], except: [] }, 'queue.changed', event);
  }
}
