import { Injectable } from '@nestjs/common';
import type { NotificationKind, NotificationWay } from '#contract/notifications';
import type { Transaction } from '#platform/database/database';

/** A notification that was just written, and the ways in which its user wants to be told of it. */
export interface Told {
  /** The row's own id. */
  id: string;
  userId: string;
  kind: NotificationKind;
  replyId: string | null;
  threadId: string | null;
  ways: Record<NotificationWay, boolean>;
}

/** One way besides the bell in which somebody is told: it puts its messages into an outbox of its own. */
export interface Carrier {
  readonly way: Exclude<NotificationWay, 'bell'>;
  /** In the transaction that wrote these rows: both are there or neither, so there is one message a row and way. */
  carry(tx: Transaction, told: Told[]): Promise<void>;
}

/** Hands what was just written to each way that its user wants. The ways say at the start of the process that they are there. */
@Injectable()
export class Telling {
  private readonly carriers: Carrier[] = [];

  by(carrier: Carrier): void {
    this.carriers.push(carrier);
  }

  async add(tx: Transaction, told: Told[]): Promise<void> {
    for (const carrier of this.carriers) {
      const wanted = told.filter(({ ways }) => ways[carrier.way]);
      if (wanted.length > 0) await carrier.carry(tx, wanted);
    }
  }
}
