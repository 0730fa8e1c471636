import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Refusal, refuse } from '#platform/refusals/refusal';
import type { Arrival } from './session.js';
import { Sessions, type LoggedIn } from './sessions.js';
import { TakeLink } from './take-link.js';
import type { User } from './user.js';
import { findUser } from './users.store.js';

/** Somebody comes in with a link that was sent to their address, which confirms the address too. */
@Injectable()
export class SignInByLink {
  constructor(
    private readonly database: Database,
    private readonly takeLink: TakeLink,
    private readonly sessions: Sessions,
  ) {}

  /** Whose link it is, or null. Uses it up. */
  async prove(token: string): Promise<User | null> {
    try {
      const { user, ended } = await this.database.transaction(async (tx) => {
        const { user: found } = await this.takeLink.run(tx, token, ['sign_in']);
        const gone = await this.takeLink.prove(tx, found);
        return { user: (await findUser(tx, found.id)) ?? refuse('link.invalid'), ended: gone };
      });
      this.sessions.announceEnded(ended, 'session.ended-by-owner');
      return user;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'link.invalid') return null;
      throw error;
    }
  }

  run(user: User, arrival: Arrival): Promise<LoggedIn> {
    return this.sessions.begin(this.database.client, user, arrival);
  }
}
