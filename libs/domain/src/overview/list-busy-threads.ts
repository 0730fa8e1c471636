import { Injectable } from '@nestjs/common';
import type { BusyThreadSort, BusyThreadView } from '#contract/overview';
import type { Page } from '#contract/primitives';
import type { ThreadStatus } from '#contract/threads';
import type { User } from '#domain/identity/user';
import { viewThread } from '#domain/threads/thread.view';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';
import { listBusyThreads, type BusyThread } from './busy-threads.store.js';
import { sitesShown } from './overview.policy.js';

export interface BusyThreadsAsked {
  siteId?: string | undefined;
  q?: string | undefined;
  status?: ThreadStatus | undefined;
  sort: BusyThreadSort;
  limit: number;
  cursor?: string | undefined;
}

const NUMBER = /^\d{1,15}$/;

/** The threads of a moderator's sites, and where they are needed. */
@Injectable()
export class ListBusyThreads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(moderator: User, { siteId, cursor, ...question }: BusyThreadsAsked): Promise<Page<BusyThreadView>> {
    const { sort, limit } = question;
    const [moment, value, id = ''] = cursor === undefined ? [] : decodeCursor(cursor, `threads-${sort}`, INSTANT, NUMBER, UUID);
    const at = moment === undefined ? this.clock.now() : new Date(moment);
    const after = cursor === undefined ? undefined : { value: Number(value), id };
    const rows = await listBusyThreads(this.database.client, { ...question, sites: sitesShown(moderator, siteId), at, after });
    return pageFrom(rows, limit, (row) => this.view(row, moderator), (row) => encodeCursor(`threads-${sort}`, at.toISOString(), String(row.value), row.id));
  }

  private view(row: BusyThread, moderator: User): BusyThreadView {
    const { lastHour, lastDay, troubledDay, held, reports, temperature } = row;
    return {
      thread: viewThread(row, moderator, this.clock.now()),
      article: { id: row.articleId, headline: row.headline, url: row.url },
      siteId: row.siteId,
      lastHour,
      lastDay,
      held,
      reports,
      troubledShare: lastDay === 0 ? 0 : troubledDay / lastDay,
      temperature,
    };
  }
}
