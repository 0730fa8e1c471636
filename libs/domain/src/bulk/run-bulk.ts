import { Injectable } from '@nestjs/common';
import type { User } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { DECIDED, UNDONE } from '#domain/moderation/decided-job';
import { DecisionWriter } from '#domain/moderation/decision-writer';
import { ReplyAnnouncer, type Change } from '#domain/replies/reply-announcer';
import { lockReply } from '#domain/replies/replies.store';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { lockThread } from '#domain/threads/threads.store';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { Refusal, refuse, refuseIf } from '#platform/refusals/refusal';
import { BulkAnnouncer } from './bulk-announcer.js';
import { RUN_BULK } from './bulk-job.js';
import { ITEMS_A_RUN, MOST_TIMES_MOVED, TOLD_EVERY, whyMovedOn, type Bulk, type BulkItem } from './bulk.js';
import { findBulk, isUpheld, setItem, takeNextItem } from './bulks.store.js';

/** What was done with one reply. */
interface Step {
  change: Change | null;
  /** It was moved before its thread could be locked: it is still to be done. */
  moved?: boolean;
}

/**
 * Does what a bulk's state says is to be done, reply by reply. What became of a reply is noted in the transaction that does it, so that the job
 * may be killed anywhere and run any number of times, even twice at once: nothing is done twice, and nothing is left out.
 */
@Injectable()
export class RunBulk {
  constructor(
    private readonly database: Database,
    private readonly writer: DecisionWriter,
    private readonly replies: ReplyAnnouncer,
    private readonly bulks: BulkAnnouncer,
    private readonly jobs: Jobs,
  ) {}

  async run({ bulkId }: { bulkId: string }): Promise<void> {
    let timesMoved = 0;
    for (let n = 1; n <= ITEMS_A_RUN; n += 1) {
      const step = await this.database.transaction((tx) => this.next(tx, bulkId, timesMoved));
      if (step === null) return this.bulks.end(bulkId);
      timesMoved = step.moved ? timesMoved + 1 : 0;
      if (step.change) this.replies.announce(step.change);
      this.jobs.nudge(DECIDED);
      this.jobs.nudge(UNDONE);
      if (n % TOLD_EVERY === 0) await this.bulks.tell(bulkId);
    }
    await this.jobs.send(RUN_BULK, { bulkId });
  }

  /** The next reply that nobody has in hand; null: there is none. */
  private async next(tx: Transaction, bulkId: string, timesMoved: number): Promise<Step | null> {
    const bulk = await findBulk(tx, bulkId);
    if (bulk?.state !== 'running' && bulk?.state !== 'undoing') return null;
    const item = await takeNextItem(tx, bulkId, bulk.state);
    if (item === null) return null;
    try {
      return { change: await (bulk.state === 'running' ? this.decide(tx, bulk, item) : this.putBack(tx, bulk, item)) };
    } catch (error) {
      // Whatever refuses does so before it writes.
      if (!(error instanceof Refusal)) throw error;
      // It has another thread by now, which is locked first in a transaction of its own.
      if (error.code === 'reply.moved' && timesMoved < MOST_TIMES_MOVED) return { change: null, moved: true };
      await setItem(tx, bulkId, item.place, { state: bulk.state === 'running' ? 'left' : 'kept', code: error.code });
      return { change: null };
    }
  }

  private async decide(tx: Transaction, bulk: Bulk, item: BulkItem): Promise<Change> {
    const reply = await this.lock(tx, bulk, item);
    refuseIf(whyMovedOn(item, reply));
    const { decision, note } = bulk;
    const input = { decision, revision: item.revision, note, ...(bulk.reason === null ? {} : { reason: bulk.reason }), ...(bulk.ownReason === null ? {} : { ownReason: bulk.ownReason }) };
    const { id: decisionId, change } = await this.writer.decide(tx, { moderatorId: bulk.moderatorId, bulkId: bulk.id }, reply, input);
    await setItem(tx, bulk.id, item.place, { state: 'done', decisionId });
    return change;
  }

  private async putBack(tx: Transaction, bulk: Bulk, item: BulkItem): Promise<Change> {
    const reply = await this.lock(tx, bulk, item);
    const decisionId = item.decisionId ?? refuse('decision.absent');
    if (await isUpheld(tx, decisionId)) refuse('decision.settled');
    const { change } = await this.writer.putBack(tx, { moderatorId: bulk.moderatorId, bulkId: bulk.id }, decisionId, reply);
    await setItem(tx, bulk.id, item.place, { state: 'undone' });
    return change;
  }

  /** Takes the reply as everywhere, its thread first, for a moderator who may still decide on it. */
  private async lock(tx: Transaction, { moderatorId }: Bulk, { replyId, threadId }: BulkItem) {
    await lockThread(tx, threadId);
    const reply = (await lockReply(tx, replyId, threadId)) ?? refuse('reply.absent');
    const moderator: User = (await findUser(tx, moderatorId)) ?? refuse('role.insufficient');
    refuseIf(whyNotModerate(moderator, reply));
    return reply;
  }
}
