import { Injectable } from '@nestjs/common';
import type { DecideNoticeBody, NoticeView } from '#contract/redress';
import { appendToLog } from '#domain/audit/log.store';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { insertDecision } from '#domain/moderation/moderation.store';
import { RedressAnnouncer } from '#domain/moderation/redress-announcer';
import { changeStatus } from '#domain/replies/change-status';
import { decided } from '#domain/replies/reply';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { resolveReports } from '#domain/replies/reports.store';
import { lockThread } from '#domain/threads/threads.store';
import { answerCalls } from '#domain/teamwork/calls.store';
import { dropLease } from '#domain/teamwork/leases.store';
import { refuseUnlessAgreed } from '#domain/teamwork/refuse-unless-agreed';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { isOpen, type Notice } from './notice.js';
import { NoticeOutcomes } from './notice-outcomes.js';
import { viewNotice } from './notice.view.js';
import { findNotice, lockNotice, setNoticeDecided } from './notices.store.js';

/** A moderator acts on a notice, which removes the reply as against the law, or dismisses it; whoever gave it is told which, and why. */
@Injectable()
export class DecideOnNotice {
  constructor(
    private readonly database: Database,
    private readonly replies: ReplyAnnouncer,
    private readonly announcer: RedressAnnouncer,
    private readonly outcome: NoticeOutcomes,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, noticeId: string, input: DecideNoticeBody, repeatable?: Repeatable): Promise<NoticeView> {
    const known = (await findNotice(this.database.client, noticeId)) ?? refuse('notice.absent');
    refuseIf(mayModerate(moderator, known.siteId) ? null : 'role.insufficient');
    refuseIf(known.userId === moderator.id ? 'notice.own' : null);
    let change: Change | null = null;
    const { answer } = await once<NoticeView>(this.database, repeatable, async (tx) => {
      const written = await this.write(tx, moderator, known, input);
      ({ change } = written);
      return written.view;
    });
    if (change) this.replies.announce(change);
    this.announcer.changed(known.siteId);
    this.outcome.nudge();
    return answer;
  }

  private async write(tx: Transaction, moderator: Caller, { id, threadId: given, replyId, siteId }: Notice, { decision, reason, note }: DecideNoticeBody): Promise<{ view: NoticeView; change: Change | null }> {
    const at = this.clock.now();
    // Where the reply is now: it may have been moved since, and the notice be from before that.
    const threadId = (replyId === null ? null : await findReply(tx, replyId))?.threadId ?? given;
    await lockThread(tx, threadId);
    const reply = replyId === null ? null : await lockReply(tx, replyId, threadId);
    const notice = (await lockNotice(tx, id)) ?? refuse('notice.absent');
    refuseIf(isOpen(notice) ? null : 'notice.decided');
    // Whether something of one's own goes or stays, somebody else says.
    if (reply) refuseIf(whyNotModerate(moderator, reply));
    // What is gone already, or is a whole thread, is acted on elsewhere: then it is only noted here.
    const removes = reply !== null && decision === 'act' && decided('reject', reply) !== undefined;
    const removed = removes ? await this.remove(tx, moderator, notice, reply.id, at) : null;
    const after = await setNoticeDecided(tx, id, { state: decision === 'act' ? 'acted' : 'dismissed', by: moderator.id, decisionId: removed?.decisionId ?? null, reason, note: note ?? null, at });
    await this.outcome.tellNotifier(tx, after);
    const target = replyId === null ? ({ kind: 'thread', id: threadId } as const) : ({ kind: 'reply', id: replyId } as const);
    const status = (of: { status: string } | null | undefined) => (of ? { status: of.status } : {});
    await appendToLog(tx, {
      actorId: moderator.id, action: `notice.${decision}`, target, reason: removed ? 'illegal' : null, note: reason,
      before: { noticeId: id, siteId, ...status(reply) }, after: { noticeId: id, siteId, ...status(removed?.change.reply ?? reply) }, at,
    });
    return { view: viewNotice(after), change: removed?.change ?? null };
  }

  private async remove(tx: Transaction, moderator: Caller, notice: Notice, replyId: string, at: Date): Promise<{ decisionId: string; change: Change }> {
    const before = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
    await refuseUnlessAgreed(tx, moderator.id, before, 'reject');
    const decisionId = await insertDecision(tx, { replyId, revision: before.revision, moderatorId: moderator.id, decision: 'reject', reason: 'illegal', note: null, source: 'notice', waitingSince: notice.createdAt, at });
    await resolveReports(tx, replyId, at);
    await answerCalls(tx, replyId, at);
    await dropLease(tx, replyId);
    const change = await changeStatus(tx, before, { to: 'rejected', at, reviewed: true });
    await this.outcome.tellAuthor(tx, decisionId);
    await this.replies.queue(tx, change);
    return { decisionId, change };
  }
}
