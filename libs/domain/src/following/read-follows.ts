import { Injectable } from '@nestjs/common';
import type { BlockView, FollowKind, FollowView } from '#contract/following';
import type { Page } from '#contract/primitives';
import type { User } from '#domain/identity/user';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';
import { listPeople, type ListedRow } from './blocks.store.js';
import { viewFollow } from './follow.view.js';
import { listFollowers, listFollows, type FollowerRow } from './followed-things.store.js';

interface Question {
  limit: number;
  cursor?: string | undefined;
}

const viewPerson = ({ id, name, role, createdAt }: ListedRow | FollowerRow): BlockView => ({ user: { id, name, role }, createdAt: createdAt.toISOString() });

/** Whom and what one follows, who follows one, and whom one has blocked; the last first. */
@Injectable()
export class ReadFollows {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async followed(reader: User, { kind: kinds, limit, cursor }: Question & { kind?: FollowKind[] | undefined }): Promise<Page<FollowView>> {
    const list = `follows-${[...new Set(kinds)].sort().join('-')}`;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, list, UUID);
    const rows = await listFollows(this.database.client, reader.id, { kinds, limit, after });
    return pageFrom(rows, limit, (row) => viewFollow(row, this.config.publicUrl), ({ id }) => encodeCursor(list, id));
  }

  async followers(reader: User, { limit, cursor }: Question): Promise<Page<BlockView>> {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, 'followers', UUID);
    const rows = await listFollowers(this.database.client, reader.id, { limit, after });
    return pageFrom(rows, limit, viewPerson, ({ followId }) => encodeCursor('followers', followId));
  }

  async blocked(reader: User, { limit, cursor }: Question): Promise<Page<BlockView>> {
    const [at = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor, 'blocks', INSTANT, UUID);
    const rows = await listPeople(this.database.client, 'blocks', reader.id, { limit, after: cursor === undefined ? undefined : { at, id } });
    return pageFrom(rows, limit, viewPerson, (row) => encodeCursor('blocks', row.createdAt.toISOString(), row.id));
  }
}
