import { Injectable } from '@nestjs/common';
import { EndFollows } from '#domain/following/end-follows';
import { endSessionsOf } from '#domain/identity/sessions.store';
import { Sessions } from '#domain/identity/sessions';
import { lockRoles } from '#domain/identity/users.store';
import { EraseReplies } from '#domain/replies/erase-replies';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { LAST_LOOK_SECONDS } from './deletion.js';
import { eraseUser, findDeletion, keepUser, listDueDeletions, setErased, type Deletion } from './erasure.store.js';

export const DELETE_USERS = jobKind<object>('privacy.delete-users', { retryLimit: 3, expireInSeconds: 3_600 });

/** Every five minutes: nobody waits much longer than the day they were promised. */
export const DELETE_USERS_CRON = '*/5 * * * *';

/**
 * Forgets those who asked for it and whose day is over: first the account, so that nothing more can be written, then every text.
 * May be run twice, and goes on where it was interrupted.
 */
@Injectable()
export class DeleteUsers {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly endFollows: EndFollows,
    private readonly eraseReplies: EraseReplies,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const due = await listDueDeletions(this.database.client, this.clock.now());
    for (const id of due) await this.forget(id);
  }

  private async forget(userId: string): Promise<void> {
    const at = this.clock.now();
    const ended = await this.database.transaction(async (tx) => this.leaveTombstone(tx, userId, at));
    this.sessions.announceEnded(ended, 'session.deleted');
    const deletion = await findDeletion(this.database.client, userId);
    if (!deletion?.deletedAt) return;
    // Nobody can follow a tombstone any more, so after this nobody does.
    await this.endFollows.run(userId);
    const erased = await this.eraseReplies.run(userId);
    const settled = at.getTime() - deletion.deletedAt.getTime() >= LAST_LOOK_SECONDS * 1_000;
    if (settled && erased === 0) await setErased(this.database.client, userId);
  }

  /** What is left of an account is its row. The sessions that ended by it. */
  private async leaveTombstone(tx: Transaction, userId: string, at: Date): Promise<string[]> {
    const { adminIds } = await lockRoles(tx, userId);
    const deletion: Deletion | null = await findDeletion(tx, userId);
    if (!deletion || deletion.deletedAt !== null || deletion.deleteAfter === null || deletion.deleteAfter > at) return [];
    if (adminIds.length === 1 && adminIds[0] === userId) {
      // Everybody else who could run the place left in the meantime.
      await keepUser(tx, userId);
      return [];
    }
    const ended = await endSessionsOf(tx, userId, { keep: null, why: 'deleted', at });
    await eraseUser(tx, userId, at);
    return ended;
  }
}
