import { Injectable } from '@nestjs/common';
import type { ReplyView } from '#contract/replies';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { setBranchLock } from '#domain/replies/branches.store';
import { ReadReplies } from '#domain/replies/read-replies';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { viewReplyInFull } from '#domain/replies/reply.view';
import type { Reply } from '#domain/replies/reply';
import { appendThreadEvent, lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';

/** A moderator closes the answers below a reply, or opens them again. What is there stays; whoever has begun an answer keeps their text. */
@Injectable()
export class LockBranch {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, replyId: string, closed: boolean): Promise<ReplyView> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotModerate(moderator, known));
    const { reply, change } = await this.database.transaction(async (tx) => {
      await lockThread(tx, known.threadId);
      const before = (await lockReply(tx, replyId, known.threadId)) ?? refuse('reply.absent');
      // What is so already is left so: no second entry in the log.
      if ((before.locked === 'here') === closed) return { reply: before, change: null };
      return this.write(tx, moderator, before, closed);
    });
    if (change) this.announcer.announce(change);
    return viewReplyInFull(reply, this.replies.viewing(moderator));
  }

  private async write(tx: Transaction, moderator: Caller, before: Reply, closed: boolean): Promise<{ reply: Reply; change: Change }> {
    const at = this.clock.now();
    await setBranchLock(tx, before, closed ? at : null);
    const reply = (await findReply(tx, before.id)) ?? before;
    const type = 'reply.edited' as const;
    const shown = reply.status === 'published';
    const seq = shown ? await appendThreadEvent(tx, { threadId: reply.threadId, type, replyId: reply.id, replyCountChange: 0, at }) : 0;
    const target = { kind: 'reply', id: reply.id } as const;
    await appendToLog(tx, { actorId: moderator.id, action: closed ? 'reply.lock' : 'reply.unlock', target, before: { locked: !closed }, after: { locked: closed }, at });
    return { reply, change: { reply, event: shown ? { type, seq } : null, queues: [] } };
  }
}
