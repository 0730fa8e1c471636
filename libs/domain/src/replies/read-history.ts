import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { HistoryItem } from '#contract/writing';
import { listPlacesOfThreads } from '#domain/articles/articles.store';
import { isModerator, type User } from '#domain/identity/user';
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
    const [author, rows] = await Promise.all([findUser(client, authorId), listHistory(client, { authorId, status: 'published', after, limit })]);
    if (!author) refuse('user.absent');
    if (author.private && !(viewer && (viewer.id === author.id || isModerator(viewer)))) refuse('user.private');
    const places = await listPlacesOfThreads(client, [...new Set(rows.map(({ threadId }) => threadId))]);
    const view = (row: (typeof rows)[number]): HistoryItem => ({ ...viewReply(row, this.replies.viewing(viewer)), ...(places.get(row.threadId) ?? refuse('thread.absent')) });
    return pageFrom(rows, limit, view, (row) => encodeCursor(LIST, row.id));
  }
}
