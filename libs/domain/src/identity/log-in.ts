import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { Passwords } from './passwords.js';
import type { Arrival } from './session.js';
import { Sessions, type LoggedIn } from './sessions.js';
import type { User } from './user.js';
import { findPasswordHash, findUserByEmail, lockUser } from './users.store.js';

/** Whose password was right, and which that was. */
export type Proven = User & { passwordHash: string | null };

/** Somebody comes back with a password. Tells nobody why it does not work: not even whether there is an account. */
@Injectable()
export class LogIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** The account that address and password belong to, or null. Always hashes, so that time tells nothing either. */
  async prove(email: string, password: string): Promise<Proven | null> {
    const user = await findUserByEmail(this.database.client, email);
    const right = await this.passwords.matches(user?.passwordHash ?? null, password);
    return right ? user : null;
  }

  /** Comparing takes its time: refuses a password that is not the account's any more, whose log-ins have just been ended. */
  run(proven: Proven, arrival: Arrival): Promise<LoggedIn> {
    return this.database.transaction(async (tx) => {
      const user = (await lockUser(tx, proven.id)) ?? refuse('login.wrong');
      if ((await findPasswordHash(tx, user.id)) !== proven.passwordHash) refuse('login.wrong');
      return this.sessions.begin(tx, user, arrival);
    });
  }
}
