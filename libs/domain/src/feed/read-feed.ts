import { Injectable } from '@nestjs/common';
import type { FeedFilter, FeedItem } from '#contract/following';
import type { Page } from '#contract/primitives';
import { listPlacesOfThreads } from '#domain/articles/articles.store';
import type { User } from '#domain/identity/user';
import { ReadReplies } from '#domain/replies/read-replies';
import { viewApart } from '#domain/replies/reply.view';
import { listRepliesApart } from '#domain/replies/selections.store';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, UUID } from '#platform/paging/cursor';
import { findFeedMark, listFeedFromNewest, listFeedFromSources, type FeedPlace } from './feed.store.js';

interface Question {
  filter?: FeedFilter | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** New replies by those and where one follows, newest first, as they are at this moment. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(reader: User, { filter, limit, cursor }: Question): Promise<Page<FeedItem>> {
    const { client } = this.database;
    const list = `feed-${filter ?? 'all'}`;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, list, UUID);
    const question = { filter, after, limit };
    const [mark, places] = await Promise.all([findFeedMark(client, reader.id), this.find(reader.id, question)]);
    const shown = places.slice(0, limit);
    const last = shown.at(-1);
    return { items: await this.view(reader, shown, mark), next: places.length > limit && last ? encodeCursor(list, last.id) : null };
  }

  private async find(readerId: string, question: Question & { filter: FeedFilter | undefined; after: string | undefined }): Promise<FeedPlace[]> {
    const { client } = this.database;
    return (await listFeedFromNewest(client, readerId, question)) ?? (await listFeedFromSources(client, readerId, question));
  }

  /** The texts are read after the places: what was removed in between is not shown any more. */
  private async view(reader: User, shown: FeedPlace[], mark: string | null): Promise<FeedItem[]> {
    const { client } = this.database;
    const rows = new Map((await listRepliesApart(client, shown.map(({ id }) => id))).map((row) => [row.id, row]));
    const places = await listPlacesOfThreads(client, [...new Set([...rows.values()].map(({ threadId }) => threadId))]);
    return shown.flatMap(({ id, because }) => {
      const row = rows.get(id);
      const place = row && places.get(row.threadId);
      return row && place ? [{ reply: viewApart(row, this.replies.viewing(reader)), ...place, because, read: mark !== null && id <= mark }] : [];
    });
  }
}
