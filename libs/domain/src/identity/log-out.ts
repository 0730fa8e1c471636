import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { isGenuine, readRefreshToken } from './session.js';
import { endSession, findSession } from './sessions.store.js';
import { Sessions } from './sessions.js';

/** Somebody leaves: the session ends everywhere it is open. Leaving twice is the same as once. */
@Injectable()
export class LogOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async run(token: string | undefined): Promise<void> {
    const claim = token === undefined ? undefined : readRefreshToken(token);
    const session = claim && (await findSession(this.database.client, claim.sessionId));
    if (!claim || !session || !isGenuine(this.sessions.refreshKey, session, claim)) return;
    if (await endSession(this.database.client, session.id, 'logged-out', this.clock.now())) {
      this.sessions.announceEnded([session.id], 'session.logged-out');
    }
  }
}
