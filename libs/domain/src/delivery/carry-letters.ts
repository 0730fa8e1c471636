import { Injectable } from '@nestjs/common';
import { Outbox } from '#domain/mail/outbox';
import type { Carrier, Told } from '#domain/notifications/telling';
import type { Transaction } from '#platform/database/database';
import { listWritable } from './told.store.js';

/** Puts a letter into the outbox for each notification that is wanted by letter. Only its id is kept: what it says is looked up when it is sent. */
@Injectable()
export class CarryLetters implements Carrier {
  readonly way = 'mail';

  constructor(private readonly outbox: Outbox) {}

  async carry(tx: Transaction, told: Told[]): Promise<void> {
    const writable = new Set(await listWritable(tx, told.map(({ userId }) => userId)));
    const letters = told.filter(({ userId }) => writable.has(userId)).map(({ id, kind }) => ({ template: kind, data: { notificationId: id } }));
    await this.outbox.addLate(tx, letters);
  }
}
