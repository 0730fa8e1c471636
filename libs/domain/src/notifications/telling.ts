import type { NotificationKind } from '#contract/notifications';
import type { Transaction } from '#platform/database/database';

/** A row that was just inserted, and how it is to be told besides the bell. */
export interface FreshNotification {
  id: string;
  userId: string;
  kind: NotificationKind;
  ways: { mail: boolean; push: boolean };
  /** The bulk that it is part of, where it is. */
  bulkId?: string;
}

/** How notifications reach their readers besides the bell: asked in the transaction that inserts them, so that both are there or neither. */
export abstract class Telling {
  abstract add(tx: Transaction, rows: FreshNotification[]): Promise<void>;
}
