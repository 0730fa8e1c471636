import { Injectable } from '@nestjs/common';
import type { ChangeThreadBody } from '#contract/threads';
import { appendToLog } from '#domain/audit/log.store';
import { threadRoom } from '#domain/identity/live-rooms';
import type { Caller } from '#domain/identity/user';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { ThreadHeads } from './thread-heads.js';
import { mayModerateThread } from './thread.policy.js';
import type { Thread } from './thread.js';
import { viewThreadHead } from './thread.view.js';
import { appendThreadEvent, lockThread, setThread } from './threads.store.js';

const recorded = (thread: Thread) => ({
  status: thread.status,
  moderation: thread.moderation,
  closesAt: thread.closesAt?.toISOString() ?? null,
});

/** A moderator opens, closes or pre-moderates a thread. Setting what is already so changes nothing. */
@Injectable()
export class ChangeThread {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly heads: ThreadHeads,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, threadId: string, input: ChangeThreadBody): Promise<Thread> {
    const { thread, changed, at } = await this.database.transaction(async (tx) => {
      const before = (await lockThread(tx, threadId)) ?? refuse('thread.absent');
      if (!mayModerateThread(moderator, before)) refuse('role.insufficient');
      const at = this.clock.now();
      const wanted = {
        status: input.status ?? before.status,
        moderation: input.moderation ?? before.moderation,
        closesAt: input.closesAt === undefined ? before.closesAt : input.closesAt === null ? null : new Date(input.closesAt),
      };
      // Opening a thread whose time had come means that it should no longer close by itself.
      if (input.status === 'open' && input.closesAt === undefined && wanted.closesAt !== null && wanted.closesAt <= at) wanted.closesAt = null;
      if (JSON.stringify(recorded(before)) === JSON.stringify(recorded({ ...before, ...wanted }))) return { thread: before, changed: false, at };
      const after = await setThread(tx, threadId, wanted);
      const target = { kind: 'thread', id: threadId } as const;
      const seq = await appendThreadEvent(tx, { threadId, type: 'thread.changed', replyId: null, replyCountChange: 0, at });
      await appendToLog(tx, { actorId: moderator.id, action: 'thread.change', target, before: recorded(before), after: recorded(after), at });
      return { thread: { ...after, seq }, changed: true, at };
    });
    if (changed) {
      this.heads.note(thread.id, thread.seq);
      this.broadcast.publish(threadRoom(thread.id), 'thread.changed', viewThreadHead(thread, at));
    }
    return thread;
  }
}
