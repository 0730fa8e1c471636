import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Passwords } from './passwords.js';
import type { Arrival } from './session.js';
import { Sessions, type LoggedIn } from './sessions.js';
import type { User } from './user.js';
import { findUserByEmail } from './users.store.js';

/** Somebody comes back with a password. Tells nobody why it does not work: not even whether there is an account. */
@Injectable()
export class LogIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** The account that address and password belong to, or null. Always hashes, so that time tells nothing either. */
  async prove(email: string, password: string): Promise<User | null> {
    const user = await findUserByEmail(this.database.client, email);
    const right = await this.passwords.matches(user?.passwordHash ?? null, password);
    return right ? user : null;
  }

  run(user: User, arrival: Arrival): Promise<LoggedIn> {
    return this.sessions.begin(this.database.client, user, arrival);
  }
}
