import { Injectable } from '@nestjs/common';
import { findUser } from '#domain/identity/users.store';
import { DECIDED } from '#domain/moderation/decided-job';
import { insertDecision } from '#domain/moderation/moderation.store';
import { changeStatus } from '#domain/replies/change-status';
import { ReplyAnnouncer } from '#domain/replies/reply-announcer';
import { findReply } from '#domain/replies/replies.store';
import { standingAt } from '#domain/sanctions/sanction';
import { Standings } from '#domain/sanctions/standings';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import type { Statement } from './statement.js';

/** What was taken back: for the log, and whom to tell once it is committed. */
export interface TakenBack {
  before: Record<string, string | number>;
  after: Record<string, string | number>;
  announce: () => void;
}

interface How {
  moderatorId: string;
  note: string | null;
  /** When the appeal came. */
  since: Date;
  at: Date;
}

/** Undoes what an appeal was about: the reply is there again as if a moderator had restored it, or the sanction ends. What it is about is locked. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly replies: ReplyAnnouncer,
    private readonly standings: Standings,
    private readonly jobs: Jobs,
  ) {}

  run(tx: Transaction, statement: Statement, how: How): Promise<TakenBack> {
    return statement.reply ? this.restore(tx, statement.reply.id, how) : this.end(tx, statement, how);
  }

  private async restore(tx: Transaction, replyId: string, { moderatorId, note, since, at }: How): Promise<TakenBack> {
    const before = (await findReply(tx, replyId)) ?? refuse('reply.absent');
    if (before.status !== 'rejected') refuse('appeal.decided');
    const decisionId = await insertDecision(tx, { replyId, revision: before.revision, moderatorId, decision: 'restore', reason: null, note, source: 'appeal', waitingSince: since, at });
    const change = await changeStatus(tx, before, { to: 'published', at, reviewed: true });
    await this.replies.queue(tx, change);
    await this.jobs.send(DECIDED, { decisionId, changed: true }, tx);
    return { before: { status: before.status, revision: before.revision }, after: { status: change.reply.status, revision: change.reply.revision }, announce: () => this.replies.announce(change) };
  }

  private async end(tx: Transaction, { userId, sanctionId, site, measure }: Statement, { moderatorId, at }: How): Promise<TakenBack> {
    const [siteId, user] = [site?.id ?? null, (await findUser(tx, userId)) ?? refuse('user.absent')];
    await this.standings.end(tx, { id: sanctionId ?? '', kind: measure, userId, siteId }, moderatorId, at);
    const after = await this.standings.settle(tx, user);
    return { before: { standing: standingAt(user, siteId) }, after: { standing: standingAt(after, siteId) }, announce: () => this.standings.announce(userId, siteId, user, after) };
  }
}
