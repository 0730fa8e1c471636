import { Injectable } from '@nestjs/common';
import type { ChangeMeBody } from '#contract/own-account';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { tidyName, whatIsWrongWithName } from './name.js';
import { changeName } from './names.store.js';
import { nameChangeableAt, type Caller, type User } from './user.js';
import { findUser, lockUser, setProfile } from './users.store.js';

/** Somebody changes what others see of them, or how they are spoken to. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { name, ...profile }: ChangeMeBody): Promise<User> {
    return this.database.transaction(async (tx) => {
      const user = (await lockUser(tx, caller.id)) ?? refuse('token.invalid');
      if (name !== undefined) await this.rename(tx, user, tidyName(name));
      await setProfile(tx, user.id, profile);
      return (await findUser(tx, user.id)) ?? refuse('token.invalid');
    });
  }

  private async rename(tx: Transaction, user: User, name: string): Promise<void> {
    const now = this.clock.now();
    if (name === user.name) return;
    const wrong = whatIsWrongWithName(name);
    if (wrong !== null) refuse('request.invalid', { errors: [{ path: 'name', message: wrong }] });
    const from = nameChangeableAt(user, now);
    if (from !== null) refuse('name.too-soon', { errors: [{ path: 'name', message: 'can be changed again later', detail: from.toISOString() }] });
    await changeName(tx, user.id, name, now);
  }
}
