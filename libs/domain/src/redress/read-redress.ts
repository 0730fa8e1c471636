import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { AppealCase, NoticeCase, RedressCounts, RedressState } from '#contract/redress';
import { listPlacesOfThreads } from '#domain/articles/articles.store';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { ReadReplies } from '#domain/replies/read-replies';
import { findReplies } from '#domain/replies/replies.store';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { whyNotDecideAppeal } from './appeal.policy.js';
import { countAppeals, findNamedAppeal, listAppeals, type NamedAppeal, type RedressPlace } from './appeals.store.js';
import { isOpen } from './notice.js';
import { viewNotice } from './notice.view.js';
import { countNotices, findNamedNotice, listNotices, type NamedNotice } from './notices.store.js';
import { viewAppeal, viewReasons } from './statement.view.js';
import { listStatements } from './statements.store.js';

interface Question {
  state: RedressState;
  limit: number;
  cursor?: string | undefined;
}

/** Places in one of these lists as cursors: what waits is in the order in which it came, what was decided in that of the decisions. */
function placesIn(of: 'appeals' | 'notices', state: RedressState) {
  const list = `${of}-${state}`;
  return {
    read: (cursor: string | undefined): RedressPlace | undefined => {
      if (cursor === undefined) return undefined;
      if (state === 'open') return { at: null, id: decodeCursor(cursor, list, UUID)[0] ?? '' };
      const [at = '', id = ''] = decodeCursor(cursor, list, INSTANT, UUID);
      return { at: new Date(at), id };
    },
    write: ({ id, decidedAt }: { id: string; decidedAt: Date | null }): string => encodeCursor(list, ...(state === 'open' || decidedAt === null ? [] : [decidedAt.toISOString()]), id),
  };
}

/** What waits for a moderator besides the queues, on the sites that are theirs: appeals and notices, with everything needed to decide. */
@Injectable()
export class ReadRedress {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async counts(moderator: User): Promise<RedressCounts> {
    const sites = sitesOf(moderator, 'moderator');
    const [appeals, notices] = await Promise.all([countAppeals(this.database.client, sites), countNotices(this.database.client, sites)]);
    return { appeals, notices };
  }

  async appeals(moderator: User, { state, limit, cursor }: Question): Promise<Page<AppealCase>> {
    const place = placesIn('appeals', state);
    const rows = await listAppeals(this.database.client, { state, sites: sitesOf(moderator, 'moderator'), after: place.read(cursor), limit });
    const { items, next } = pageFrom(rows, limit, await this.viewerOfAppeals(moderator, rows), place.write);
    // One without a statement keeps nobody from reading the others.
    return { items: items.filter((item) => item !== null), next };
  }

  async appeal(moderator: User, appealId: string): Promise<AppealCase> {
    const row = (await findNamedAppeal(this.database.client, appealId)) ?? refuse('appeal.absent');
    if (!mayModerate(moderator, row.siteId)) refuse('role.insufficient');
    return (await this.viewerOfAppeals(moderator, [row]))(row) ?? refuse('appeal.absent');
  }

  async notices(moderator: User, { state, limit, cursor }: Question): Promise<Page<NoticeCase>> {
    const place = placesIn('notices', state);
    const rows = await listNotices(this.database.client, { state, sites: sitesOf(moderator, 'moderator'), after: place.read(cursor), limit });
    return pageFrom(rows, limit, await this.viewerOfNotices(moderator, rows), place.write);
  }

  async notice(moderator: User, noticeId: string): Promise<NoticeCase> {
    const row = (await findNamedNotice(this.database.client, noticeId)) ?? refuse('notice.absent');
    if (!mayModerate(moderator, row.siteId)) refuse('role.insufficient');
    return (await this.viewerOfNotices(moderator, [row]))(row);
  }

  /** What the appeals are about, read once for all of them; null where there is no statement of what one is against. */
  private async viewerOfAppeals(moderator: User, rows: NamedAppeal[]): Promise<(row: NamedAppeal) => AppealCase | null> {
    const statements = await listStatements(this.database.client, { ids: rows.map(({ decisionId, sanctionId }) => decisionId ?? sanctionId ?? '') });
    const { publicUrl } = this.replies.viewing(null);
    return (row) => {
      const statement = statements.find(({ id }) => id === (row.decisionId ?? row.sanctionId));
      if (!statement) return null;
      const { user, appellant, against, decidedBy } = row;
      return { ...viewAppeal(row), user, against, decidedBy, statement: viewReasons(statement, { publicUrl, locale: moderator.locale }), can: { decide: whyNotDecideAppeal(moderator, row, { againstId: against.id, appellant }) === null } };
    };
  }

  /** The same of notices. */
  private async viewerOfNotices(moderator: User, rows: NamedNotice[]): Promise<(row: NamedNotice) => NoticeCase> {
    const { client } = this.database;
    const [replies, places] = await Promise.all([
      findReplies(client, rows.flatMap(({ replyId }) => replyId ?? [])),
      listPlacesOfThreads(client, [...new Set(rows.map(({ threadId }) => threadId))]),
    ]);
    return (row) => {
      const reply = replies.find(({ id }) => id === row.replyId);
      const { automated: _, ...told } = viewNotice(row);
      const { id, siteId, law, explanation, note, decidedBy } = row;
      // Whoever wrote it does not decide on it, nor learn here who spoke against it.
      const own = reply?.author.id === moderator.id;
      const { email, name } = own ? { email: null, name: null } : row;
      return {
        ...told, id, siteId, law, explanation, email, name, note, decidedBy,
        reply: reply ? viewReplyInFull(reply, this.replies.viewing(moderator)) : null,
        ...(places.get(row.threadId) ?? refuse('thread.absent')),
        can: { decide: isOpen(row) && row.userId !== moderator.id && !own },
      };
    };
  }
}
