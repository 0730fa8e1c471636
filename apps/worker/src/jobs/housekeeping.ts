import { Injectable } from '@nestjs/common';
import { forgetSessions } from '#domain/identity/sessions.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { forgetKeys, KEY_LIFETIME_SECONDS } from '#platform/idempotency/once';
import { jobKind } from '#platform/jobs/jobs';

/** Hourly, at a minute when nothing else of the hour begins. */
export const HOUSEKEEPING_CRON = '17 * * * *';

export const HOUSEKEEPING = jobKind<object>('housekeeping', { retryLimit: 2, expireInSeconds: 600 });

/** An ended session is kept for a month, so that its owner can be told of it. */
const SESSION_KEPT_SECONDS = 30 * 24 * 3_600;

/** Forgets what has served: idempotency keys after a day, sessions a month after their end. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await forgetKeys(this.database.client, this.clock.secondsAgo(KEY_LIFETIME_SECONDS));
    await forgetSessions(this.database.client, this.clock.secondsAgo(SESSION_KEPT_SECONDS));
  }
}
