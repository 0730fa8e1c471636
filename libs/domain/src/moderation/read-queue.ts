import { Injectable } from '@nestjs/common';
import type { QueueAnswer, QueueItem, QueueKind } from '#contract/moderation';
import type { QueueFilter } from '#contract/queue-filter';
import { listArticlesOfThreads } from '#domain/articles/articles.store';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { ReadReplies } from '#domain/replies/read-replies';
import { viewReplyInFull } from '#domain/replies/reply.view';
import { listOpenReports } from '#domain/replies/reports.store';
import { listVerdicts } from '#domain/replies/revisions.store';
import { urgencyMinutes } from '#domain/replies/urgency';
import { queueReasonsIn } from '#domain/screening/screening';
import { saidIn } from '#domain/sites/own-reasons';
import { listOwnReasons } from '#domain/sites/own-reasons.store';
import { listOpenCalls } from '#domain/teamwork/calls.store';
import { deskRolesOf } from '#domain/teamwork/desk.policy';
import { listLeases } from '#domain/teamwork/leases.store';
import { countNotes } from '#domain/teamwork/notes.store';
import { listOpinions } from '#domain/teamwork/opinions.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { countQueues, listQueue, type QueueState, type Waiting } from './queue.store.js';

export interface QueueRequest extends QueueFilter {
  kind: QueueKind;
  sort: 'time' | 'urgency';
  cursor?: string | undefined;
  limit: number;
}

/** A rank as it is written out: seconds, with as many places as there are. */
const RANK = /^-?\d{1,12}(\.\d{1,20})?$/;

const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null;

const viewState = ({ counts, oldest, late }: QueueState) => ({
  counts,
  oldest: { held: instantOf(oldest.held), reported: instantOf(oldest.reported), new: instantOf(oldest.new), appealed: instantOf(oldest.appealed) },
  late,
});

/** What waits for a moderator on the sites that are theirs, the longest waiting or the most urgent first, with everything needed to decide on it. */
@Injectable()
export class ReadQueue {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
  ) {}

  async run(moderator: User, { cursor, ...question }: QueueRequest): Promise<QueueAnswer> {
    const { client } = this.database;
    const { kind, sort, limit } = question;
    const list = `${kind}.${sort}`;
    const [place = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor, list, sort === 'urgency' ? RANK : INSTANT, UUID);
    const after = cursor === undefined ? undefined : { place, id };
    if (question.siteId !== undefined && !mayModerate(moderator, question.siteId)) refuse('role.insufficient');
    const asking = { moderatorId: moderator.id, sites: sitesOf(moderator, 'moderator'), roles: deskRolesOf(moderator), now: this.clock.now() };
    const [rows, state] = await Promise.all([listQueue(client, { ...question, after }, asking), countQueues(client, asking)]);
    const view = await this.viewer(moderator, rows, asking.now);
    const page = pageFrom(rows, limit, view, (row) => encodeCursor(list, sort === 'urgency' ? String(row.rank) : row.since.toISOString(), row.id));
    return { ...page, ...viewState(state) };
  }

  /** Everything about these replies that is not in their rows, read once for all of them. */
  private async viewer(moderator: User, rows: Waiting[], now: Date): Promise<(row: Waiting) => QueueItem> {
    const { client } = this.database;
    const ids = rows.map((row) => row.id);
    const [verdicts, reports, articles, leases, calls, opinions, notes, ownReasons] = await Promise.all([
      listVerdicts(client, ids),
      listOpenReports(client, ids),
      listArticlesOfThreads(client, [...new Set(rows.map((row) => row.threadId))]),
      listLeases(client, ids, now),
      listOpenCalls(client, ids),
      listOpinions(client, ids, moderator.locale),
      countNotes(client, ids),
      listOwnReasons(client, [...new Set(rows.map((row) => row.siteId))]),
    ]);
    const nowhere = { id: '', headline: '', url: '' };
    // What colleagues say of something of one's own is theirs.
    const own = (row: Waiting): boolean => row.author.id === moderator.id;
    return (row) => ({
      reply: viewReplyInFull(row, this.replies.viewing(moderator)),
      article: articles.get(row.threadId) ?? nowhere,
      reasons: queueReasonsIn(verdicts.get(row.id) ?? []),
      reports: reports.filter((report) => report.replyId === row.id).map(({ reason, note, createdAt }) => ({ reason, note, at: createdAt.toISOString() })),
      since: row.since.toISOString(),
      urgency: urgencyMinutes(row, row.since, now),
      lease: leases.get(row.id) ?? null,
      calls: own(row) ? [] : calls.filter((call) => call.replyId === row.id),
      opinions: own(row) ? [] : (opinions.get(row.id) ?? []),
      notes: own(row) ? 0 : (notes.get(row.id) ?? 0),
      ownReasons: (ownReasons.get(row.siteId) ?? []).map(({ code, under, texts }) => ({ code, under, text: saidIn(texts, moderator.locale) ?? code })),
    });
  }
}
