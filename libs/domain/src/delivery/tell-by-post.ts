import { Injectable } from '@nestjs/common';
import { Outbox } from '#domain/mail/outbox';
import { Telling, type FreshNotification } from '#domain/notifications/telling';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { isFirstOfBulk } from './bulk-letters.store.js';
import { insertPushes } from './push-messages.store.js';
import { SEND_PUSH } from './send-push.js';
import { listWritable } from './told.store.js';

/** Puts letters and push messages into their outboxes, in the transaction of what they tell of. Only ids are kept: what they say is looked up when they are sent. */
@Injectable()
export class TellByPost extends Telling {
  constructor(
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {
    super();
  }

  async add(tx: Transaction, fresh: FreshNotification[]): Promise<void> {
    const rows = await this.firstOfBulks(tx, fresh);
    const [byMail, byPush] = [rows.filter(({ ways }) => ways.mail), rows.filter(({ ways }) => ways.push)];
    if (byMail.length > 0) {
      const writable = new Set(await listWritable(tx, byMail.map(({ userId }) => userId)));
      const letters = byMail.filter(({ userId }) => writable.has(userId)).map(({ id, kind, userId, bulkId }) => ({ template: kind, data: bulkId === undefined ? { notificationId: id } : { bulkId, userId } }));
      await this.outbox.addLate(tx, letters);
    }
    if (byPush.length > 0) {
      const ids = await insertPushes(tx, byPush, { now: this.clock.now() });
      if (ids.length > 0) await this.jobs.sendMany(SEND_PUSH, ids.map((pushId) => ({ pushId })), tx);
    }
  }

  /** Of a bulk, only the first that somebody is told: their letter says how many it came to be. */
  private async firstOfBulks(tx: Transaction, fresh: FreshNotification[]): Promise<FreshNotification[]> {
    const rows: FreshNotification[] = [];
    for (const row of fresh) {
      const { id, userId, bulkId, kind } = row;
      const more = bulkId !== undefined && (kind === 'decision' || kind === 'report') && !(await isFirstOfBulk(tx, { bulkId, userId, kind, id }));
      if (!more) rows.push(row);
    }
    return rows;
  }
}
