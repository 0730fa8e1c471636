import { Injectable } from '@nestjs/common';
import { threadRoom } from '#domain/identity/live-rooms';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { ThreadHeads } from './thread-heads.js';
import type { Thread } from './thread.js';
import { viewThreadHead } from './thread.view.js';
import { appendThreadEvent, listDueThreads, lockThread, setThread } from './threads.store.js';

/** Queued for the moment that somebody set, and every minute besides: a time set in another way is told at most that late. */
export const KEEP_THREAD_TIMES = jobKind<object>('threads.keep-times', { retryLimit: 5, retryDelay: 2, expireInSeconds: 120, lookEverySeconds: 1, deleteAfterSeconds: 3_600 });

export const KEEP_THREAD_TIMES_CRON = '* * * * *';

/** So many are looked up at once; the rest follow in the same run. */
const AT_ONCE = 100;

/** What a time that has come changes: what was to open is open, and what was to close is closed. */
const due = ({ status, opensAt, closesAt }: Thread, now: Date) => ({
  ...(opensAt !== null && opensAt <= now ? { opensAt: null } : {}),
  ...(status === 'open' && closesAt !== null && closesAt <= now ? { status: 'closed' as const } : {}),
});

/** Opens and closes discussions when their time has come. Nobody could post against it before this ran: this is what tells those who have them open. */
@Injectable()
export class KeepThreadTimes {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly heads: ThreadHeads,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    for (let ids = await listDueThreads(this.database.client, now, AT_ONCE); ids.length > 0; ids = await listDueThreads(this.database.client, now, AT_ONCE)) {
      for (const id of ids) await this.keep(id, now);
    }
  }

  private async keep(threadId: string, now: Date): Promise<void> {
    const thread = await this.database.transaction(async (tx) => {
      const before = await lockThread(tx, threadId);
      const change = before === null ? {} : due(before, now);
      if (Object.keys(change).length === 0) return null;
      const after = await setThread(tx, threadId, change);
      const seq = await appendThreadEvent(tx, { threadId, type: 'thread.changed', replyId: null, replyCountChange: 0, at: now });
      return { ...after, seq };
    });
    if (thread === null) return;
    this.heads.note(thread.id, thread.seq);
    this.broadcast.publish(threadRoom(thread.id), 'thread.changed', viewThreadHead(thread, now));
  }
}
