import { Injectable } from '@nestjs/common';
import type { SessionAnswer } from '#contract/accounts';
import { Config } from '#platform/config/config';
import { Database, type Db } from '#platform/database/database';
import { Clock } from '#platform/clock/clock';
import { AccessTokens } from './access-token.js';
import { ACCESS_TOKEN_SECONDS, derivedKey, refreshToken, type Session } from './session.js';
import { findCaller, insertSession } from './sessions.store.js';
import type { Caller, User } from './user.js';
import { viewMe } from './user.view.js';

/** A log-in, ready to be handed to a browser: the answer's body, and the token for its cookie. */
export interface LoggedIn {
  answer: SessionAnswer;
  refreshToken: string;
}

/** What every way of logging in ends in: one session, one pair of tokens. */
@Injectable()
export class Sessions {
  readonly refreshKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.refreshKey = derivedKey(config.secret, 'refresh token');
  }

  async begin(db: Db, user: User, userAgent: string | null): Promise<LoggedIn> {
    const session = await insertSession(db, user.id, userAgent, this.clock.now());
    return this.handOver(user, session, session.generation);
  }

  /** The tokens of one generation of a session. */
  handOver(user: User, session: Session, generation: number): LoggedIn {
    return {
      answer: { user: viewMe(user, this.clock.now()), accessToken: this.tokens.sign(user.id, session.id), expiresIn: ACCESS_TOKEN_SECONDS },
      refreshToken: refreshToken(this.refreshKey, session, generation),
    };
  }

  /** Who is behind an access token's claims right now; null when the session has ended. */
  caller(claims: { sub: string; sid: string }): Promise<Caller | null> {
    return findCaller(this.database.client, claims.sid, claims.sub, this.clock.now());
  }
}
