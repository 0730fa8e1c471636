import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Places } from '#platform/places/places';
import { refuse } from '#platform/refusals/refusal';
import { isGenuine, judgeRefresh, readRefreshToken, type Audience, type RefreshClaim, type Session } from './session.js';
import { endSession, findSession, rotateSession } from './sessions.store.js';
import { Sessions, type LoggedIn } from './sessions.js';
import { findUser } from './users.store.js';

/** Where a token comes from: the network address, and whose cookie it was in. */
interface From {
  address: string | null;
  audience: Audience;
}

/** A browser renews its log-in. A token that was already replaced is a sign of theft and ends the session. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  async run(token: string | undefined, from: From): Promise<LoggedIn> {
    const claim = token === undefined ? undefined : readRefreshToken(token);
    if (!claim) refuse('session.absent');
    const { session, generation } = await this.renew(claim, from);
    const user = await findUser(this.database.client, session.userId);
    if (!user) refuse('session.absent');
    return this.sessions.handOver(user, session, generation);
  }

  private async renew(claim: RefreshClaim, from: From): Promise<{ session: Session; generation: number }> {
    const now = this.clock.now();
    const session = await findSession(this.database.client, claim.sessionId);
    if (!session || session.audience !== from.audience || !isGenuine(this.sessions.refreshKey, session, claim)) refuse('session.absent');
    switch (judgeRefresh(session, claim.generation, now)) {
      case 'over':
        return refuse('session.absent');
      case 'repeat':
        return { session, generation: session.generation };
      case 'rotate':
        // Whoever loses the race to rotate looks again, and then repeats what the winner was given.
        return (await this.rotate(session, from.address, now)) ? { session, generation: session.generation + 1 } : this.renew(claim, from);
      case 'reuse':
        if (await endSession(this.database.client, session.id, 'token-reused', now)) {
          this.sessions.announceEnded([session.id], 'session.reused');
        }
        return refuse('session.reused');
    }
  }

  private rotate(session: Session, address: string | null, at: Date): Promise<boolean> {
    return rotateSession(this.database.client, session, { at, address, country: this.places.countryOf(address) });
  }
}
