import { Injectable } from '@nestjs/common';
import type { UndoneView } from '#contract/moderation';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { changeStatus } from '#domain/replies/change-status';
import { ReadReplies } from '#domain/replies/read-replies';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { reopenReports } from '#domain/replies/reports.store';
import type { Reply } from '#domain/replies/reply';
import { reopenCalls } from '#domain/teamwork/calls.store';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { UNDONE } from './decided-job.js';
import { findDecided, findLastDecisionId, setUndone } from './moderation.store.js';
import { isFresh, recorded, stillStands } from './undo.js';

/** A moderator takes their own decision back within seconds: everything is as it was, and the log says both. */
@Injectable()
export class UndoDecision {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, decisionId: string): Promise<UndoneView> {
    const known = (await findDecided(this.database.client, decisionId)) ?? refuse('decision.absent');
    if (known.moderatorId !== moderator.id) refuse('decision.not-yours');
    const subject = (await findReply(this.database.client, known.replyId)) ?? refuse('decision.absent');
    refuseIf(whyNotModerate(moderator, subject));
    const { threadId } = subject;
    const at = this.clock.now();
    if (!isFresh(known, at)) refuse('decision.settled');
    const change = await this.database.transaction(async (tx) => {
      await lockThread(tx, threadId);
      const reply = (await lockReply(tx, known.replyId)) ?? refuse('decision.absent');
      const undone = await this.putBack(tx, decisionId, reply, at);
      await this.announcer.queue(tx, undone);
      await this.jobs.send(UNDONE, { decisionId, replyId: reply.id }, tx);
      const target = { kind: 'reply', id: reply.id } as const;
      await appendToLog(tx, { actorId: moderator.id, action: 'reply.undo', target, before: recorded(reply), after: { ...recorded(undone.reply), decisionId }, at });
      return undone;
    });
    this.announcer.announce(change);
    this.jobs.nudge(UNDONE);
    return { id: decisionId, replyId: known.replyId, undoneAt: at.toISOString(), reply: viewReplyInFull(change.reply, this.replies.viewing(moderator)) };
  }

  /** What was read before the lock may have been taken back in the meantime. */
  private async putBack(tx: Transaction, decisionId: string, reply: Reply, at: Date): Promise<Change> {
    const decision = (await findDecided(tx, decisionId)) ?? refuse('decision.absent');
    if (!stillStands(decision, reply, await findLastDecisionId(tx, reply.id))) refuse('decision.settled');
    const before = decision.turn?.before ?? refuse('decision.settled');
    await reopenReports(tx, reply.id, decision.createdAt);
    await reopenCalls(tx, reply.id, decision.createdAt);
    const moment = (kept: string | null) => (kept === null ? null : new Date(kept));
    const change = await changeStatus(tx, reply, {
      to: before.status,
      at,
      reviewed: true,
      featured: before.featured,
      as: { heldAt: moment(before.heldAt), reviewedAt: moment(before.reviewedAt) },
      ...(reply.featured === before.featured ? {} : { otherwise: 'reply.edited' as const }),
    });
    await setUndone(tx, decision, at);
    return change;
  }
}
