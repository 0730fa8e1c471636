import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { StartProblem } from '#platform/config/start-problem';
import { Refusal } from '#platform/refusals/refusal';
import { Passwords } from './passwords.js';
import { anyAdminExists, insertUser } from './users.store.js';

/** An installation's first admin, from its settings. Where there is an admin already, nothing happens. */
@Injectable()
export class MakeFirstAdmin {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async run(email: string, password: string): Promise<boolean> {
    if (await anyAdminExists(this.database.client)) return false;
    const passwordHash = await this.passwords.hash(password);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? 'Admin' : `Admin ${number}`;
      try {
        await this.database.transaction((tx) => insertUser(tx, { email, name, passwordHash, role: 'admin', at: this.clock.now() }));
        return true;
      } catch (error) {
        // Some reader may well be called so already. A reader's address is another matter: that account is not ours to give.
        const code = error instanceof Refusal ? error.code : undefined;
        if (code === 'email.taken') throw new StartProblem(`ADMIN_EMAIL: ${email} already has an account, which may be anybody's. Name another address.`);
        if (code !== 'name.taken') throw error;
      }
    }
  }
}
