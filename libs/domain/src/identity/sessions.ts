import { Injectable } from '@nestjs/common';
import type { SessionAnswer } from '#contract/accounts';
import { Database, type Db } from '#platform/database/database';
import { Clock } from '#platform/clock/clock';
import { Broadcast } from '#platform/broadcast/broadcast';
import { AccessTokens } from './access-token.js';
import { ACCESS_TOKEN_SECONDS, refreshToken, type Arrival, type Audience, type Session } from './session.js';
import { sessionRoom } from './live-rooms.js';
import { OpenSession } from './open-session.js';
import { findCaller } from './sessions.store.js';
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
    private readonly openSession: OpenSession,
  ) {
    this.refreshKey = tokens.refreshKey;
  }

  /** Begins a session in a transaction, its own when it is given none: what its owner is told of goes with it. */
  async begin(db: Db, user: User, arrival: Arrival): Promise<LoggedIn> {
    if (db === this.database.client) return this.database.transaction((tx) => this.begin(tx, user, arrival));
    const session = await this.openSession.run(db, user, arrival);
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
