import { Injectable, Logger } from '@nestjs/common';
import { Outbox } from '#domain/mail/outbox';
import { digestBefore, nextDigestAt } from '#domain/notifications/next-digest';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { listDigestReplies, listDueDigests, lockDueDigest, setNextDigest, type DueDigest, type DuePlace } from './digest.store.js';

export const WRITE_DIGESTS = jobKind<object>('delivery.write-digests', { retryLimit: 2, expireInSeconds: 600 });

/** Nobody minds five minutes at breakfast. */
export const WRITE_DIGESTS_CRON = '*/5 * * * *';

const CHUNK = 200;

/** As many as one reads. */
export const MOST_IN_DIGEST = 10;

/**
 * Writes the digests that are due. The letter and the next due moment are one transaction a reader, so that there is one a period,
 * however often workers are killed; what is in it is looked up again when it is sent. One that cannot be written keeps no other from its reader:
 * it stays due, and is tried again the next time.
 */
@Injectable()
export class WriteDigests {
  private readonly logger = new Logger('Digests');

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    let after: DuePlace | undefined;
    do {
      const due = await listDueDigests(this.database.client, now, { most: CHUNK, after });
      // Those that another worker holds at this moment are its own to do.
      for (const { userId } of due) await this.write(userId, now).catch((error: unknown) => this.tellOfFailure(userId, error));
      after = due.length < CHUNK ? undefined : due.at(-1);
    } while (after !== undefined);
  }

  /** By its kind and code alone: what the database says of an error may repeat somebody's words. */
  private tellOfFailure(userId: string, error: unknown): void {
    const { name, code } = error as { name?: string; code?: string };
    this.logger.error(`The digest of ${userId} could not be written and is tried again: ${[name ?? 'no error', code].filter(Boolean).join(' ')}`);
  }

  private write(userId: string, now: Date): Promise<void> {
    return this.database.transaction(async (tx) => {
      const due = await lockDueDigest(tx, userId, now);
      if (due === null) return;
      const next = nextDigestAt(due.digest, due.timeZone, now);
      const period = next && periodOf(due, next);
      await setNextDigest(tx, userId, { dueAt: next, from: period?.until ?? null });
      if (period !== null && (await listDigestReplies(tx, userId, { ...period, most: 1 })).length > 0) {
        const data = { userId, since: period.since.toISOString(), until: period.until.toISOString() };
        await this.outbox.addLate(tx, [{ template: 'digest', data }]);
      }
    });
  }
}

/**
 * From where the digest before this one ended to the last moment at which one was due: together they leave nothing out and tell nothing
 * twice, also when workers were away for longer or the reader has moved.
 */
function periodOf({ digest, timeZone, dueAt, from }: DueDigest, next: Date): { since: Date; until: Date } | null {
  return digest === 'off' ? null : { since: from ?? digestBefore(digest, timeZone, dueAt), until: digestBefore(digest, timeZone, next) };
}
