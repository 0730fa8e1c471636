import { Injectable } from '@nestjs/common';
import type { NotificationCreated, NotificationsRead } from '#contract/notifications';
import { userRoom } from '#domain/identity/live-rooms';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { countUnread, listLines } from './lines.store.js';
import { viewLine } from './notification.view.js';
import type { JustTold } from './telling-desk.js';

/** Rings for those who are here, once what they are told is committed. Who is not finds it when they come. */
@Injectable()
export class Bell {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly config: Config,
  ) {}

  /** Of a crowd that was told something few are looking: only for them is put together what their bell says. */
  async ring(told: JustTold[]): Promise<void> {
    const audible = told.filter(({ bell }) => bell);
    const here = await this.broadcast.listening(audible.map(({ userId }) => userRoom(userId)));
    for (const { id, userId } of audible) {
      if (!here.has(userRoom(userId))) continue;
      const [[line], unread] = await Promise.all([listLines(this.database.client, userId, { limit: 1, holding: id }), countUnread(this.database.client, userId)]);
      if (line) this.broadcast.publish(userRoom(userId), 'notification.created', { ...viewLine(line, this.config.publicUrl), unread } satisfies NotificationCreated);
    }
  }

  /** Read in one place is read in all. */
  async quieten(userId: string): Promise<void> {
    const unread = await countUnread(this.database.client, userId);
    this.broadcast.publish(userRoom(userId), 'notification.read', { unread } satisfies NotificationsRead);
  }
}
