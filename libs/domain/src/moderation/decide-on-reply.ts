import { Injectable } from '@nestjs/common';
import type { DecideBody, DecisionView } from '#contract/moderation';
import type { Caller } from '#domain/identity/user';
import { ReadReplies } from '#domain/replies/read-replies';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { lockThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { DECIDED } from './decided-job.js';
import { DecisionWriter } from './decision-writer.js';

/** A moderator approves, rejects or restores a reply, or chooses it to be shown first: the text that was seen, or none. */
@Injectable()
export class DecideOnReply {
  constructor(
    private readonly database: Database,
    private readonly writer: DecisionWriter,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, replyId: string, input: DecideBody, repeatable?: Repeatable): Promise<DecisionView> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotModerate(moderator, known));
    let change: Change | undefined;
    const { answer } = await once<DecisionView>(this.database, repeatable, async (tx) => {
      await lockThread(tx, known.threadId);
      const before = (await lockReply(tx, replyId, known.threadId)) ?? refuse('reply.absent');
      const written = await this.writer.decide(tx, { moderatorId: moderator.id }, before, input);
      change = written.change;
      const { id, reason, ownReason, note, at } = written;
      const reply = viewReplyInFull(change.reply, this.replies.viewing(moderator));
      return { id, replyId, decision: input.decision, revision: input.revision, reason, ownReason, note, moderatorId: moderator.id, at: at.toISOString(), reply };
    });
    if (change) this.announcer.announce(change);
    this.jobs.nudge(DECIDED);
    return answer;
  }
}
