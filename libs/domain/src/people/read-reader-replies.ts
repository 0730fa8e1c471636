import { Injectable } from '@nestjs/common';
import type { ReaderReply } from '#contract/people';
import type { Page } from '#contract/primitives';
import type { ReplyStatus } from '#contract/replies';
import { listArticlesOfThreads } from '#domain/articles/articles.store';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { listLastDecisions } from '#domain/moderation/moderation.store';
import { listHistory } from '#domain/replies/history.store';
import { ReadReplies } from '#domain/replies/read-replies';
import { viewReplyInFull } from '#domain/replies/reply.view';
import type { Reply } from '#domain/replies/reply';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';

const LIST = 'reader-replies';
const NOWHERE = { id: '', headline: '', url: '' };

interface Question {
  status?: ReplyStatus | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** What a reader wrote where a moderator moderates, whatever became of it. */
@Injectable()
export class ReadReaderReplies {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(moderator: Caller, userId: string, { status, limit, cursor }: Question): Promise<Page<ReaderReply>> {
    const { client } = this.database;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, LIST, UUID);
    const user = (await findUser(client, userId)) ?? refuse('user.absent');
    const rows = await listHistory(client, { authorId: user.id, status, sites: sitesOf(moderator, 'moderator'), after, limit });
    const [articles, decisions] = await Promise.all([
      listArticlesOfThreads(client, [...new Set(rows.map(({ threadId }) => threadId))]),
      listLastDecisions(client, rows.map(({ id }) => id)),
    ]);
    const view = (row: Reply): ReaderReply => ({
      reply: viewReplyInFull(row, this.replies.viewing(moderator)),
      article: articles.get(row.threadId) ?? NOWHERE,
      decision: decisions.get(row.id) ?? null,
    });
    return pageFrom(rows, limit, view, ({ id }) => encodeCursor(LIST, id));
  }
}
