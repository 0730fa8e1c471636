import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { MuteView } from '#contract/writing';
import { listPeople, type ListedRow } from '#domain/following/blocks.store';
import type { User } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';

const LIST = 'mutes';

const viewMute = ({ id, name, role, createdAt }: ListedRow): MuteView => ({ user: { id, name, role }, createdAt: createdAt.toISOString() });

/** Whom a reader has muted, the last one first. */
@Injectable()
export class ReadMutes {
  constructor(private readonly database: Database) {}

  async run(reader: User, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<MuteView>> {
    const [at = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor, LIST, INSTANT, UUID);
    const rows = await listPeople(this.database.client, 'mutes', reader.id, { limit, after: cursor === undefined ? undefined : { at, id } });
    return pageFrom(rows, limit, viewMute, (row) => encodeCursor(LIST, row.createdAt.toISOString(), row.id));
  }
}
