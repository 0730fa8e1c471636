import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { keepUser } from './erasure.store.js';

/** Somebody changed their mind about being deleted, in time. */
@Injectable()
export class KeepAccount {
  constructor(private readonly database: Database) {}

  async run(caller: Caller): Promise<void> {
    await keepUser(this.database.client, caller.id);
  }
}
