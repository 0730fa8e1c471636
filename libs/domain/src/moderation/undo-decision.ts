import { Injectable } from '@nestjs/common';
import type { UndoneView } from '#contract/moderation';
import type { Caller } from '#domain/identity/user';
import { ReadReplies } from '#domain/replies/read-replies';
import { ReplyAnnouncer } from '#domain/replies/reply-announcer';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { lockThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { UNDONE } from './decided-job.js';
import { DecisionWriter } from './decision-writer.js';
import { findDecided } from './moderation.store.js';

/** A moderator takes their own decision back within seconds: everything is as it was, and the log says both. */
@Injectable()
export class UndoDecision {
  constructor(
    private readonly database: Database,
    private readonly writer: DecisionWriter,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, decisionId: string): Promise<UndoneView> {
    const known = (await findDecided(this.database.client, decisionId)) ?? refuse('decision.absent');
    if (known.moderatorId !== moderator.id) refuse('decision.not-yours');
    const subject = (await findReply(this.database.client, known.replyId)) ?? refuse('decision.absent');
    refuseIf(whyNotModerate(moderator, subject));
    const { at, change } = await this.database.transaction(async (tx) => {
      await lockThread(tx, subject.threadId);
      const reply = (await lockReply(tx, known.replyId, subject.threadId)) ?? refuse('decision.absent');
      return this.writer.putBack(tx, { moderatorId: moderator.id }, decisionId, reply);
    });
    this.announcer.announce(change);
    this.jobs.nudge(UNDONE);
    return { id: decisionId, replyId: known.replyId, undoneAt: at.toISOString(), reply: viewReplyInFull(change.reply, this.replies.viewing(moderator)) };
  }
}
