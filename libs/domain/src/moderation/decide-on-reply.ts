import { Injectable } from '@nestjs/common';
import type { DecideBody, DecisionView } from '#contract/moderation';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { changeStatus } from '#domain/replies/change-status';
import { ReadReplies } from '#domain/replies/read-replies';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { answersReports, decided, type Reply } from '#domain/replies/reply';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { resolveReports } from '#domain/replies/reports.store';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { answerCalls, isAsked } from '#domain/teamwork/calls.store';
import { dropLease } from '#domain/teamwork/leases.store';
import { agreedOn } from '#domain/teamwork/opinion';
import { listOpinionsOn } from '#domain/teamwork/opinions.store';
import { DECIDED } from './decided-job.js';
import { insertDecision, setTurn, type NewDecision } from './moderation.store.js';
import { recorded, turnBetween } from './undo.js';

/** What brought a reply before a moderator, and since when it had waited. */
const waited = ({ heldAt, reportedAt, openReportCount }: Reply): Pick<NewDecision, 'source' | 'waitingSince'> =>
  heldAt !== null ? { source: 'screening', waitingSince: heldAt } : openReportCount > 0 ? { source: 'report', waitingSince: reportedAt } : { source: 'own', waitingSince: null };

/** A moderator approves, rejects or restores a reply, or chooses it to be shown first: the text that was seen, or none. */
@Injectable()
export class DecideOnReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, replyId: string, input: DecideBody, repeatable?: Repeatable): Promise<DecisionView> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotModerate(moderator, known));
    let change: Change | undefined;
    const { answer } = await once<DecisionView>(this.database, repeatable, async (tx) => {
      await lockThread(tx, known.threadId);
      const before = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
      const written = await this.write(tx, moderator, before, input);
      change = written.change;
      await this.announcer.queue(tx, change);
      await this.log(tx, written.view, { before, after: change.reply });
      return written.view;
    });
    if (change) this.announcer.announce(change);
    this.jobs.nudge(DECIDED);
    return answer;
  }

  private async write(tx: Transaction, moderator: Caller, before: Reply, input: DecideBody): Promise<{ change: Change; view: DecisionView }> {
    if (before.revision !== input.revision) refuse('reply.revision-moved');
    const to = decided(input.decision, before) ?? refuse('reply.transition');
    const at = this.clock.now();
    const { decision, revision } = input;
    if (answersReports(decision)) await this.refuseUnlessAgreed(tx, moderator, before.id, input);
    const reason = input.reason ?? null;
    const note = input.note ?? null;
    const id = await insertDecision(tx, { replyId: before.id, revision, moderatorId: moderator.id, decision, reason, note, ...waited(before), at });
    if (answersReports(decision)) {
      await resolveReports(tx, before.id, at);
      await answerCalls(tx, before.id, at);
      await dropLease(tx, before.id);
    }
    const choice = answersReports(decision) ? {} : { featured: decision === 'feature', otherwise: 'reply.edited' as const };
    const change = await changeStatus(tx, before, { to, at, reviewed: true, ...choice });
    await setTurn(tx, id, turnBetween(before, change.reply));
    await this.jobs.send(DECIDED, { decisionId: id, changed: decision === 'feature' || before.status !== change.reply.status }, tx);
    const reply = viewReplyInFull(change.reply, this.replies.viewing(moderator));
    return { change, view: { id, replyId: before.id, decision, revision, reason, note, moderatorId: moderator.id, at: at.toISOString(), reply } };
  }

  /** Where a second opinion was asked for, a colleague has to have said the same of the same text. */
  private async refuseUnlessAgreed(tx: Transaction, moderator: Caller, replyId: string, { decision, revision }: DecideBody): Promise<void> {
    if (!(await isAsked(tx, replyId))) return;
    if (!agreedOn(await listOpinionsOn(tx, replyId, revision), moderator.id, decision)) refuse('reply.two-must-agree');
  }

  private log(tx: Transaction, { moderatorId, decision, replyId, reason, note, at }: DecisionView, { before, after }: { before: Reply; after: Reply }): Promise<void> {
    const target = { kind: 'reply', id: replyId } as const;
    return appendToLog(tx, { actorId: moderatorId, action: `reply.${decision}`, target, reason, note, before: recorded(before), after: recorded(after), at: new Date(at) });
  }
}
