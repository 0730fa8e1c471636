import { Injectable } from '@nestjs/common';
import type { SessionAnswer } from '#contract/accounts';
import { Places } from '#platform/places/places';
import { Database, type Db } from '#platform/database/database';
import { Clock } from '#platform/clock/clock';
import { Broadcast } from '#platform/broadcast/broadcast';
import { AccessTokens } from './access-token.js';
import { ACCESS_TOKEN_SECONDS, refreshToken, type Arrival, type Audience, type Session } from './session.js';
import { sessionRoom } from './live-rooms.js';
import { findCaller, insertSession } from './sessions.store.js';
import type { Caller, User } from './user.js';
import { viewMe } from './user.view.js';

/** What a socket is told of why its log-in ended. */
export type SessionEndCode = 'session.logged-out' | 'session.reused' | 'session.ended-by-owner' | 'session.password-changed' | 'session.deleted';

/** A log-in, ready to be handed to a browser: the answer's body, and the token for its cookie. */
export interface LoggedIn {
  answer: SessionAnswer;
  refreshToken: string;
  /** Which cookie that is. */
  audience: Audience;
}

/** What every way of logging in ends in: one session, one pair of tokens. */
@Injectable()
export class Sessions {
  readonly refreshKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
    private readonly broadcast: Broadcast,
    private readonly places: Places,
  ) {
    this.refreshKey = tokens.refreshKey;
  }

  async begin(db: Db, user: User, arrival: Arrival): Promise<LoggedIn> {
    const session = await insertSession(db, user.id, { ...arrival, country: this.places.countryOf(arrival.address) }, this.clock.now());
    return this.handOver(user, session, session.generation);
  }

  /** Tells the sockets of sessions that were just ended, and closes them. To be called after the commit. */
  announceEnded(sessionIds: string[], code: SessionEndCode): void {
    for (const id of sessionIds) this.broadcast.disconnect(sessionRoom(id), 'session.ended', { code });
  }

  /** The tokens of one generation of a session. */
  handOver(user: User, session: Session, generation: number): LoggedIn {
    return {
      answer: { user: viewMe(user, this.clock.now()), accessToken: this.tokens.sign(user.id, session.id), expiresIn: ACCESS_TOKEN_SECONDS },
      refreshToken: refreshToken(this.refreshKey, session, generation),
      audience: session.audience,
    };
  }

  /** Who is behind an access token's claims right now; null when the session has ended. */
  caller(claims: { sub: string; sid: string }): Promise<Caller | null> {
    return findCaller(this.database.client, claims.sid, claims.sub, this.clock.now());
  }
}
