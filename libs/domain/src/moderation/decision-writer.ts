import { Injectable } from '@nestjs/common';
import type { DecideBody, DecisionReason } from '#contract/moderation';
import { appendToLog } from '#domain/audit/log.store';
import { lockStanding } from '#domain/identity/users.store';
import { changeStatus } from '#domain/replies/change-status';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { answersReports, decided, shadowUnder, toldStatus, type Reply } from '#domain/replies/reply';
import { reopenReports, resolveReports } from '#domain/replies/reports.store';
import { takeOwnReason } from '#domain/sites/own-reasons.store';
import { answerCalls, reopenCalls } from '#domain/teamwork/calls.store';
import { dropLease } from '#domain/teamwork/leases.store';
import { refuseUnlessAgreed } from '#domain/teamwork/refuse-unless-agreed';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { AppealsCloser } from './appeals-closer.js';
import { DECIDED, UNDONE } from './decided-job.js';
import { findDecided, findLastDecisionId, insertDecision, setTurn, setUndone, type NewDecision } from './moderation.store.js';
import { reopenAppeals } from './open-appeals.store.js';
import { isFresh, recorded, stillStands, turnBetween, type Turn } from './undo.js';

/** What brought a reply before a moderator, and since when it had waited. What is left to its author waits for nobody. */
const waited = ({ heldAt, shadow, reportedAt, openReportCount }: Reply): Pick<NewDecision, 'source' | 'waitingSince'> =>
  heldAt !== null && shadow === null ? { source: 'screening', waitingSince: heldAt } : openReportCount > 0 ? { source: 'report', waitingSince: reportedAt } : { source: 'own', waitingSince: null };

/** Who decides, and as part of which bulk, where it is one of many. */
export interface Deciding {
  moderatorId: string;
  bulkId?: string;
}

/** A decision as it was written, and what became of the reply: to be announced once it is committed. */
export interface WrittenDecision {
  id: string;
  reason: DecisionReason | null;
  ownReason: string | null;
  note: string | null;
  at: Date;
  change: Change;
}

const ofBulk = (bulkId: string | undefined): { bulkId?: string } => (bulkId === undefined ? {} : { bulkId });

/** Writes decisions on replies and takes them back, in the caller's transaction, with the log and what follows. The thread and the reply are locked. */
@Injectable()
export class DecisionWriter {
  constructor(
    private readonly announcer: ReplyAnnouncer,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly appeals: AppealsCloser,
  ) {}

  /** The text that was seen, or none; and what fits the status that the reply has. */
  async decide(tx: Transaction, { moderatorId, bulkId }: Deciding, before: Reply, input: DecideBody): Promise<WrittenDecision> {
    const { decision, revision, note = null } = input;
    if (before.revision !== revision) refuse('reply.revision-moved');
    const to = decided(decision, before) ?? refuse('reply.transition');
    const at = this.clock.now();
    const own = input.ownReason === undefined ? undefined : await takeOwnReason(tx, before.siteId, input.ownReason);
    const reason = own?.under ?? input.reason ?? null;
    const answers = answersReports(decision);
    if (answers) await refuseUnlessAgreed(tx, moderatorId, before, decision);
    const id = await insertDecision(tx, { replyId: before.id, revision, moderatorId, decision, reason, ...(own && { own }), note, ...waited(before), at });
    if (answers) {
      await resolveReports(tx, before.id, at);
      await answerCalls(tx, before.id, at);
      await dropLease(tx, before.id);
    }
    const choice = answers ? {} : { featured: decision === 'feature', otherwise: 'reply.edited' as const };
    const change = await this.settled(tx, before, await changeStatus(tx, before, { to, at, reviewed: true, ...choice }), { by: moderatorId, at });
    await setTurn(tx, id, turnBetween(before, change.reply));
    await this.jobs.send(DECIDED, { decisionId: id, changed: decision === 'feature' || toldStatus(before) !== change.reply.status }, tx);
    await this.announcer.queue(tx, change);
    const target = { kind: 'reply', id: before.id } as const;
    await appendToLog(tx, { actorId: moderatorId, action: `reply.${decision}`, target, reason, note, before: recorded(before), after: { ...recorded(change.reply), ...(own && { ownReason: own.code }), ...ofBulk(bulkId) }, at });
    return { id, reason, ownReason: own?.code ?? null, note, at, change };
  }

  /** Since when it waited, or in whose shadow. One that ended meanwhile is over: then it waits from now on. Who ends one waits for this transaction, and looks for what is left in it after that. */
  private async heldAsBefore(tx: Transaction, { author, siteId }: Reply, { heldAt, shadow = null }: Turn['before']): Promise<{ heldAt: Date | null; shadow: Reply['shadow'] }> {
    const held = heldAt === null ? null : new Date(heldAt);
    if (shadow === null) return { heldAt: held, shadow };
    const restriction = await lockStanding(tx, author.id, siteId);
    const still = restriction === null ? null : shadowUnder(restriction, []);
    return still === null ? { heldAt: null, shadow: null } : { heldAt: held, shadow };
  }

  /** A rejection that holds no longer leaves nothing to appeal against; one that holds again because its taking back was a slip still has to be looked at. */
  private async settled(tx: Transaction, before: Reply, change: Change, { undone, ...how }: { by: string; at: Date; undone?: Date }): Promise<Change> {
    const [was, is] = [before.status === 'rejected', change.reply.status === 'rejected'];
    if (was === is) return change;
    const moved = is ? undone !== undefined && (await reopenAppeals(tx, before.id, undone)) > 0 : (await this.appeals.close(tx, { replyId: before.id }, how)).length > 0;
    return moved ? { ...change, queues: [...change.queues, 'appealed'] } : change;
  }

  /** Puts a reply back exactly to how it was before a decision, as long as nothing has happened to it since: by itself within seconds, with its bulk later too. */
  async putBack(tx: Transaction, { moderatorId, bulkId }: Deciding, decisionId: string, reply: Reply): Promise<{ at: Date; change: Change }> {
    const at = this.clock.now();
    const decision = (await findDecided(tx, decisionId)) ?? refuse('decision.absent');
    if (bulkId === undefined && !isFresh(decision, at)) refuse('decision.settled');
    if (!stillStands(decision, reply, await findLastDecisionId(tx, reply.id))) refuse('decision.settled');
    const before = decision.turn?.before ?? refuse('decision.settled');
    await reopenReports(tx, reply.id, decision.createdAt);
    await reopenCalls(tx, reply.id, decision.createdAt);
    const moment = (kept: string | null) => (kept === null ? null : new Date(kept));
    const changed = await changeStatus(tx, reply, {
      to: before.status,
      at,
      reviewed: true,
      featured: before.featured,
      as: { ...(await this.heldAsBefore(tx, reply, before)), reviewedAt: moment(before.reviewedAt) },
      ...(reply.featured === before.featured ? {} : { otherwise: 'reply.edited' as const }),
    });
    await setUndone(tx, decision, at);
    const change = await this.settled(tx, reply, changed, { by: moderatorId, at, undone: decision.createdAt });
    await this.announcer.queue(tx, change);
    await this.jobs.send(UNDONE, { decisionId, replyId: reply.id }, tx);
    const target = { kind: 'reply', id: reply.id } as const;
    await appendToLog(tx, { actorId: moderatorId, action: 'reply.undo', target, before: recorded(reply), after: { ...recorded(change.reply), decisionId, ...ofBulk(bulkId) }, at });
    return { at, change };
  }
}
