import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
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
    await insertUser(this.database.client, { email, name: 'Admin', passwordHash, role: 'admin', at: this.clock.now() });
    return true;
  }
}
