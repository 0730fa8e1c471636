import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { Database } from '#platform/database/database';
import { hashAddress, listOldAddresses } from './sessions.store.js';

/** A network address is kept as it is for 30 days, to see misuse by; after that only a keyed hash is left (SAFETY: defaults). */
export const ADDRESS_KEPT_SECONDS = 30 * 24 * 3_600;

/** So many at a time, to hold no row for long. */
const BATCH = 500;

/** Forgets where sessions were used from, once that has served. */
@Injectable()
export class ForgetAddresses {
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = derivedKey(config.secret, 'network address');
  }

  async run(): Promise<void> {
    const before = this.clock.secondsAgo(ADDRESS_KEPT_SECONDS);
    for (;;) {
      const old = await listOldAddresses(this.database.client, before, BATCH);
      for (const { id, address } of old) {
        if (address !== null) await hashAddress(this.database.client, id, createHmac('sha256', this.key).update(address).digest('base64url'));
      }
      if (old.length < BATCH) return;
    }
  }
}
