import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { endFollowsOf } from './follows.store.js';

/** Somebody is gone, or banned: nobody follows them any more, nor do they follow anybody. A thousand at a time, so that nobody waits long for a lock. */
@Injectable()
export class EndFollows {
  constructor(private readonly database: Database) {}

  async run(userId: string): Promise<void> {
    while ((await this.database.transaction((tx) => endFollowsOf(tx, userId))) > 0);
  }
}
