import { Injectable } from '@nestjs/common';
import type { NotificationsAnswer } from '#contract/notifications';
import type { User } from '#domain/identity/user';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { countUnread, listLines } from './lines.store.js';
import { viewLine } from './notification.view.js';

const LIST = 'notifications';

/** What somebody is told of, newest first, and how much of it they have not read. */
@Injectable()
export class ReadNotifications {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(reader: User, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<NotificationsAnswer> {
    const { client } = this.database;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, LIST, UUID);
    const [lines, unread] = await Promise.all([listLines(client, reader.id, { after, limit }), countUnread(client, reader.id)]);
    return { ...pageFrom(lines, limit, (line) => viewLine(line, this.config.publicUrl), (line) => encodeCursor(LIST, line.id)), unread };
  }
}
