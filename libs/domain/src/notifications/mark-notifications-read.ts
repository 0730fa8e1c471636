import { Injectable } from '@nestjs/common';
import type { ReadNotificationsBody } from '#contract/notifications';
import type { User } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Bell } from './bell.js';
import { setLinesRead, setReadBefore } from './notifications.store.js';

/** A reader has read some lines, or all of them up to a moment. What came since they were fetched stays unread. */
@Injectable()
export class MarkNotificationsRead {
  constructor(
    private readonly database: Database,
    private readonly bell: Bell,
    private readonly clock: Clock,
  ) {}

  async run(reader: User, { ids, before }: ReadNotificationsBody): Promise<void> {
    const { client } = this.database;
    const now = this.clock.now();
    if (ids) await setLinesRead(client, reader.id, ids, now);
    if (before !== undefined) await setReadBefore(client, reader.id, new Date(before), now);
    await this.bell.quieten(reader.id);
  }
}
