import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { ReplyStatus } from '#contract/replies';
import type { OwnHistoryItem } from '#contract/writing';
import { listPlacesOfThreads } from '#domain/articles/articles.store';
import type { User } from '#domain/identity/user';
import { listHistory } from '#domain/replies/history.store';
import { ReadReplies } from '#domain/replies/read-replies';
import type { Reply } from '#domain/replies/reply';
import { viewOwnReply } from '#domain/replies/reply.view';
import { listVerdicts } from '#domain/replies/revisions.store';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { listLastDecisions } from './moderation.store.js';

const LIST = 'own-replies';

interface Question {
  status?: ReplyStatus | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** What somebody wrote, whatever became of it: what is held or removed says why, and never who decided it. */
@Injectable()
export class ReadOwnReplies {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(author: User, { status, limit, cursor }: Question): Promise<Page<OwnHistoryItem>> {
    const { client } = this.database;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, LIST, UUID);
    const rows = await listHistory(client, { authorId: author.id, status, asTold: true, after, limit });
    const ids = rows.map(({ id }) => id);
    const [places, verdicts, decisions] = await Promise.all([
      listPlacesOfThreads(client, [...new Set(rows.map(({ threadId }) => threadId))]),
      listVerdicts(client, ids),
      listLastDecisions(client, ids),
    ]);
    const view = (row: Reply): OwnHistoryItem => ({
      ...viewOwnReply(row, this.replies.viewing(author), verdicts.get(row.id) ?? []),
      ...(places.get(row.threadId) ?? refuse('thread.absent')),
      decision: decisions.get(row.id) ?? null,
    });
    return pageFrom(rows, limit, view, (row) => encodeCursor(LIST, row.id));
  }
}
