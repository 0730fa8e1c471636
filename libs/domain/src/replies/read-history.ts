import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { HistoryItem } from '#contract/writing';
import { listPlacesOfThreads } from '#domain/articles/articles.store';
import { sitesOf } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { listHistory } from './history.store.js';
import { ReadReplies } from './read-replies.js';
import { viewReply } from './reply.view.js';

const LIST = 'history';

/** What a reader has published in every thread, newest first, as everybody may read it. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(authorId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }, viewer: User | null): Promise<Page<HistoryItem>> {
    const { client } = this.database;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, LIST, UUID);
    const author = (await findUser(client, authorId)) ?? refuse('user.absent');
    const sites = author.private ? this.listedOn(author, viewer) : null;
    const rows = await listHistory(client, { authorId, status: 'published', sites, after, limit });
    const places = await listPlacesOfThreads(client, [...new Set(rows.map(({ threadId }) => threadId))]);
    const view = (row: (typeof rows)[number]): HistoryItem => ({ ...viewReply(row, this.replies.viewing(viewer)), ...(places.get(row.threadId) ?? refuse('thread.absent')) });
    return pageFrom(rows, limit, view, (row) => encodeCursor(LIST, row.id));
  }

  /** Where somebody's history is listed that they keep to themselves: everywhere for them, and for moderators on their sites. */
  private listedOn(author: User, viewer: User | null): string[] | null {
    const sites = viewer === null ? [] : viewer.id === author.id ? null : sitesOf(viewer, 'moderator');
    return sites?.length === 0 ? refuse('user.private') : sites;
  }
}
