import { Injectable } from '@nestjs/common';
import { lockUser } from '#domain/identity/users.store';
import { refuse } from '#platform/refusals/refusal';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { digestBefore, nextDigestAt } from './next-digest.js';
import { findPreferences, setPreferences } from './preferences.store.js';

/** A reader lives in another time zone from now on: their next digest comes at breakfast there, and begins where the last one ended. */
@Injectable()
export class MoveDigest {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(userId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const { timeZone } = (await lockUser(tx, userId)) ?? refuse('token.invalid');
      const before = await findPreferences(tx, userId);
      const { digest, digestDueAt } = before;
      if (digest === 'off' || digestDueAt === null) return;
      const digestFrom = before.digestFrom ?? digestBefore(digest, timeZone, digestDueAt);
      await setPreferences(tx, userId, { ...before, digestDueAt: nextDigestAt(digest, timeZone, now), digestFrom }, now);
    });
  }
}
