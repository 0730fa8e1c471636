import { Injectable } from '@nestjs/common';
import { endSessionsOf } from '#domain/identity/sessions.store';
import { Sessions } from '#domain/identity/sessions';
import { lockRoles } from '#domain/identity/users.store';
import { MailStops } from '#domain/mail/mail-stops';
import { Database, type Transaction } from '#platform/database/database';
import { eraseUser, findDeletion, keepUser, type Deletion } from './erasure.store.js';

/** Ends the log-ins of an account whose day is over and leaves of it its row. */
@Injectable()
export class LeaveTombstone {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly stops: MailStops,
  ) {}

  async run(userId: string, at: Date): Promise<void> {
    const ended = await this.database.transaction((tx) => this.leave(tx, userId, at));
    this.sessions.announceEnded(ended, 'session.deleted');
  }

  /** The sessions that ended by it. */
  private async leave(tx: Transaction, userId: string, at: Date): Promise<string[]> {
    const { adminIds } = await lockRoles(tx, userId);
    const deletion: Deletion | null = await findDeletion(tx, userId);
    if (!deletion || deletion.deletedAt !== null || deletion.deleteAfter === null || deletion.deleteAfter > at) return [];
    if (adminIds.length === 1 && adminIds[0] === userId) {
      // Everybody else who could run the place left in the meantime.
      await keepUser(tx, userId);
      return [];
    }
    const ended = await endSessionsOf(tx, userId, { keep: null, why: 'deleted', at });
    // That letters came back says something of an address, even where only a keyed hash of it is kept.
    for (const address of await eraseUser(tx, userId, at)) await this.stops.remove(tx, address);
    return ended;
  }
}
