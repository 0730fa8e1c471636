import { Injectable } from '@nestjs/common';
import { EndFollows } from '#domain/following/end-follows';
import { EraseReplies } from '#domain/replies/erase-replies';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { LAST_LOOK_SECONDS } from './deletion.js';
import { findDeletion, listDueDeletions, setErased } from './erasure.store.js';
import { LeaveTombstone } from './leave-tombstone.js';

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
    private readonly leaveTombstone: LeaveTombstone,
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
    await this.leaveTombstone.run(userId, at);
    const deletion = await findDeletion(this.database.client, userId);
    if (!deletion?.deletedAt) return;
    // Nobody can follow a tombstone any more, so after this nobody does.
    await this.endFollows.run(userId);
    const erased = await this.eraseReplies.run(userId);
    const settled = at.getTime() - deletion.deletedAt.getTime() >= LAST_LOOK_SECONDS * 1_000;
    if (settled && erased === 0) await setErased(this.database.client, userId);
  }
}
