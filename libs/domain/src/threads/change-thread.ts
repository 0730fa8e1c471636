import { Injectable } from '@nestjs/common';
import type { ChangeThreadBody } from '#contract/threads';
import { appendToLog } from '#domain/audit/log.store';
import { threadRoom } from '#domain/identity/live-rooms';
import type { Caller } from '#domain/identity/user';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { KEEP_THREAD_TIMES } from './keep-thread-times.js';
import { ThreadHeads } from './thread-heads.js';
import { mayModerateThread } from './thread.policy.js';
import type { Thread } from './thread.js';
import { viewThreadHead } from './thread.view.js';
import { appendThreadEvent, isPublishedIn, lockThread, setThread, type ThreadChange } from './threads.store.js';

const recorded = (thread: Thread) => ({
  status: thread.status,
  moderation: thread.moderation,
  prompt: thread.prompt,
  opensAt: thread.opensAt?.toISOString() ?? null,
  closesAt: thread.closesAt?.toISOString() ?? null,
  slowSeconds: thread.slowSeconds,
  linksBeforeHold: thread.linksBeforeHold,
  pinnedReplyId: thread.pinnedReplyId,
});

/** What the log says of a thread: how it takes replies, and of the rest only what became otherwise. */
function noted(thread: Thread, other: Thread): Partial<ReturnType<typeof recorded>> {
  const [own, others] = [recorded(thread), recorded(other)];
  const always = ['status', 'moderation', 'closesAt'];
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => always.includes(name) || value !== others[name as keyof typeof others]));
}

const time = (sent: string | null | undefined, before: Date | null): Date | null => (sent === undefined ? before : sent === null ? null : new Date(sent));

/** What a thread becomes. Opening one whose time had come, or has not come yet, means that it should be open now and stay so. */
function wantedOf(before: Thread, input: ChangeThreadBody, at: Date): ThreadChange {
  const opens = input.status === 'open';
  const opensAt = opens && input.opensAt === undefined ? null : time(input.opensAt, before.opensAt);
  const closesAt = time(input.closesAt, before.closesAt);
  return {
    status: input.status ?? before.status,
    moderation: input.moderation ?? before.moderation,
    prompt: input.prompt ?? before.prompt,
    opensAt: opensAt !== null && opensAt <= at ? null : opensAt,
    closesAt: opens && input.closesAt === undefined && closesAt !== null && closesAt <= at ? null : closesAt,
    slowSeconds: input.slowSeconds ?? before.slowSeconds,
    linksBeforeHold: input.linksBeforeHold === undefined ? before.linksBeforeHold : input.linksBeforeHold,
    pinnedReplyId: input.pinnedReplyId === undefined ? before.pinnedReplyId : input.pinnedReplyId,
  };
}

/** A moderator opens, closes, schedules, slows down or pre-moderates a thread, or pins a reply. Setting what is already so changes nothing. */
@Injectable()
export class ChangeThread {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly heads: ThreadHeads,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, threadId: string, input: ChangeThreadBody): Promise<Thread> {
    const { thread, changed, at } = await this.database.transaction(async (tx) => {
      const before = (await lockThread(tx, threadId)) ?? refuse('thread.absent');
      if (!mayModerateThread(moderator, before)) refuse('role.insufficient');
      const at = this.clock.now();
      const wanted = wantedOf(before, input, at);
      if (input.prompt !== undefined && before.isMain) refuse('thread.main-prompt');
      if (wanted.opensAt !== null && wanted.closesAt !== null && wanted.closesAt <= wanted.opensAt) refuse('thread.times');
      if (wanted.pinnedReplyId !== null && wanted.pinnedReplyId !== before.pinnedReplyId && !(await isPublishedIn(tx, threadId, wanted.pinnedReplyId))) refuse('thread.pin');
      if (JSON.stringify(recorded(before)) === JSON.stringify(recorded({ ...before, ...wanted }))) return { thread: before, changed: false, at };
      const after = await setThread(tx, threadId, wanted);
      for (const due of [after.opensAt, after.closesAt]) await this.wake(tx, due, at);
      const target = { kind: 'thread', id: threadId } as const;
      const seq = await appendThreadEvent(tx, { threadId, type: 'thread.changed', replyId: null, replyCountChange: 0, at });
      await appendToLog(tx, { actorId: moderator.id, action: 'thread.change', target, before: noted(before, after), after: noted(after, before), at });
      return { thread: { ...after, seq }, changed: true, at };
    });
    if (changed) {
      this.heads.note(thread.id, thread.seq);
      this.broadcast.publish(threadRoom(thread.id), 'thread.changed', viewThreadHead(thread, at));
    }
    return thread;
  }

  /** The minute's look would come to it too, up to a minute late. */
  private async wake(tx: Transaction, due: Date | null, at: Date): Promise<void> {
    if (due !== null && due > at) await this.jobs.send(KEEP_THREAD_TIMES, {}, tx, { afterSeconds: Math.ceil((due.getTime() - at.getTime()) / 1_000) });
  }
}
