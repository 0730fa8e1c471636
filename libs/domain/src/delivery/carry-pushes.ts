import { Injectable } from '@nestjs/common';
import type { Carrier, Told } from '#domain/notifications/telling';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { insertPushes } from './push-messages.store.js';
import { SEND_PUSH } from './send-push.js';

/** Puts a push message into its outbox for each notification that is wanted so, and each browser of its reader. */
@Injectable()
export class CarryPushes implements Carrier {
  readonly way = 'push';

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async carry(tx: Transaction, told: Told[]): Promise<void> {
    const ids = await insertPushes(tx, told, { now: this.clock.now() });
    if (ids.length > 0) await this.jobs.sendMany(SEND_PUSH, ids.map((pushId) => ({ pushId })), tx);
  }
}
