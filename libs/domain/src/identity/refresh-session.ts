import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Places } from '#platform/places/places';
import { refuse } from '#platform/refusals/refusal';
import { isGenuine, judgeRefresh, readRefreshToken, type RefreshClaim, type Session } from './session.js';
import { endSession, findSession, rotateSession } from './sessions.store.js';
import { Sessions, type LoggedIn } from './sessions.js';
import { findUser } from './users.store.js';

/** A browser renews its log-in. A token that was already replaced is a sign of theft and ends the session. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  async run(token: string | undefined, address: string | null): Promise<LoggedIn> {
    const claim = token === undefined ? undefined : readRefreshToken(token);
    if (!claim) refuse('session.absent');
    const { session, generation } = await this.renew(claim, address);
    const user = await findUser(this.database.client, session.userId);
    if (!user) refuse('session.absent');
    return this.sessions.handOver(user, session, generation);
  }

  private async renew(claim: RefreshClaim, address: string | null): Promise<{ session: Session; generation: number }> {
    const now = this.clock.now();
    const session = await findSession(this.database.client, claim.sessionId);
    if (!session || !isGenuine(this.sessions.refreshKey, session, claim)) refuse('session.absent');
    switch (judgeRefresh(session, claim.generation, now)) {
      case 'over':
        return refuse('session.absent');
      case 'repeat':
        return { session, generation: session.generation };
      case 'rotate':
        // Whoever loses the race to rotate looks again, and then repeats what the winner was given.
        if (!(await rotateSession(this.database.client, session, { at: now, address, country: this.places.countryOf(address) }))) return this.renew(claim, address);
        return { session, generation: session.generation + 1 };
      case 'reuse':
        if (await endSession(this.database.client, session.id, 'token-reused', now)) {
          this.sessions.announceEnded([session.id], 'session.reused');
        }
        return refuse('session.reused');
    }
  }
}
