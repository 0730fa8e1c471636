import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { changeStatus } from './change-status.js';
import { ReplyAnnouncer } from './reply-announcer.js';
import { maySeeHidden, whyNotWithdraw } from './reply.policy.js';
import { findReply, lockReply } from './replies.store.js';

/** An author takes a reply back. Its answers stay, under a place-holder. Taking back twice is the same as once. */
@Injectable()
export class WithdrawReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(author: Caller, replyId: string): Promise<void> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    if (!known.shown && !maySeeHidden(author, known)) refuse('reply.absent');
    if (known.status !== 'withdrawn') refuseIf(whyNotWithdraw(author, known));
    else if (known.author.id !== author.id) refuse('reply.not-yours');
    const change = await this.database.transaction(async (tx) => {
      await lockThread(tx, known.threadId);
      const before = (await lockReply(tx, replyId, known.threadId)) ?? refuse('reply.absent');
      if (before.status === 'withdrawn') return null;
      refuseIf(whyNotWithdraw(author, before));
      return changeStatus(tx, before, { to: 'withdrawn', at: this.clock.now(), reviewed: false });
    });
    if (change) this.announcer.announce(change);
  }
}
