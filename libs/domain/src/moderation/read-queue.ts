import { Injectable } from '@nestjs/common';
import type { QueueAnswer, QueueItem, QueueKind } from '#contract/moderation';
import { listArticlesOfThreads } from '#domain/articles/articles.store';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { ReadReplies } from '#domain/replies/read-replies';
import type { Reply } from '#domain/replies/reply';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { listOpenReports } from '#domain/replies/reports.store';
import { listVerdicts } from '#domain/replies/revisions.store';
import { queueReasonsIn } from '#domain/screening/screening';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { countQueues, listQueue } from './moderation.store.js';

export interface QueueRequest {
  kind: QueueKind;
  threadId?: string | undefined;
  siteId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** What waits for a moderator on the sites that are theirs, the longest waiting first, with everything needed to decide on it. */
@Injectable()
export class ReadQueue {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(moderator: User, { kind, threadId, siteId, cursor, limit }: QueueRequest): Promise<QueueAnswer> {
    const { client } = this.database;
    const [since = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor, kind, INSTANT, UUID);
    const after = cursor === undefined ? undefined : { since, id };
    const theirs = sitesOf(moderator, 'moderator');
    if (siteId !== undefined && !mayModerate(moderator, siteId)) refuse('role.insufficient');
    const sites = siteId === undefined ? theirs : [siteId];
    const [rows, counts] = await Promise.all([listQueue(client, { kind, threadId, sites, after, limit }), countQueues(client, theirs)]);
    const view = await this.viewer(moderator, rows);
    const page = pageFrom(rows, limit, view, (row) => encodeCursor(kind, row.since.toISOString(), row.id));
    return { ...page, counts };
  }

  /** Everything about these replies that is not in their rows, read once for all of them. */
  private async viewer(moderator: User, rows: (Reply & { since: Date })[]): Promise<(row: Reply & { since: Date }) => QueueItem> {
    const { client } = this.database;
    const ids = rows.map((row) => row.id);
    const [verdicts, reports, articles] = await Promise.all([
      listVerdicts(client, ids),
      listOpenReports(client, ids),
      listArticlesOfThreads(client, [...new Set(rows.map((row) => row.threadId))]),
    ]);
    const nowhere = { id: '', headline: '', url: '' };
    return (row) => ({
      reply: viewReplyInFull(row, this.replies.viewing(moderator)),
      article: articles.get(row.threadId) ?? nowhere,
      reasons: queueReasonsIn(verdicts.get(row.id) ?? []),
      reports: reports.filter((report) => report.replyId === row.id).map(({ reason, note, createdAt }) => ({ reason, note, at: createdAt.toISOString() })),
      since: row.since.toISOString(),
      lease: null,
    });
  }
}
