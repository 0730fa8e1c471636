import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { nextDigestAt } from '#domain/notifications/next-digest';
import { beginDigest, endDigest, findReader, lockEndedDigest, setMailOf } from './choices.store.js';
import type { Unsubscribing } from './unsubscribe-tokens.js';

/** Ends letters of one kind, or the digest, for whoever has the link out of one; or begins them again. As often as one likes. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Nothing is done where the account is gone. */
  async run({ userId, about }: Unsubscribing, wanted: boolean): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const reader = await findReader(tx, userId);
      if (reader === null) return;
      if (about !== 'digest') return setMailOf(tx, userId, { kind: about, wanted, at: now });
      if (!wanted) return endDigest(tx, userId, now);
      const rhythm = await lockEndedDigest(tx, userId);
      if (rhythm !== null) await beginDigest(tx, userId, { rhythm, dueAt: nextDigestAt(rhythm, reader.timeZone, now), at: now });
    });
  }
}
