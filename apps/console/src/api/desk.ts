import type { ArticleView } from '#contract/articles';
import type { ParkedView } from '#contract/delivery';
import type { AppealCase, AppealView, DecideAppealBody, DecideNoticeBody, NoticeCase, NoticeView, RedressCounts, RedressState } from '#contract/redress';
import type {
  DecideBody,
  DecisionView,
  KnownWordsAnswer,
  LogEntryView,
  LogQuestion,
  QueueAnswer,
  QueueKind,
  WordLists,
} from '#contract/moderation';
import type { BusyThreadView, PictureView, TransparencyView } from '#contract/overview';
import type { Page } from '#contract/primitives';
import type { MoveBody, ReplyContext, ReplyView, RevisionView } from '#contract/replies';
import { filterOf, type Narrowing } from '../queue/narrowing.js';
import type { ChangeThreadBody, OpenThreadBody, ThreadView } from '#contract/threads';
import type { Answer, ApiClient } from './client.js';
import { BulkDesk } from '../bulk/bulk-desk.js';
import { TeamDesk } from './team-desk.js';

/** Which part of the queue is asked for. */
export interface QueueQuestion {
  kind: QueueKind;
  threadId: string | null;
  narrowing: Narrowing;
  cursor: string | null;
  limit: number;
}

/** Which pair of word lists is asked for. */
interface WhichWords {
  siteId: string | null;
  language: string | null;
}

const queryOf = ({ siteId, language }: WhichWords): string => {
  const query = new URLSearchParams({ ...(siteId === null ? {} : { siteId }), ...(language === null ? {} : { language }) }).toString();
  return query === '' ? '' : `?${query}`;
};

/** Which appeals or notices are asked for, from which place on. */
export interface RedressQuestion {
  state: RedressState;
  cursor: string | null;
  limit: number;
}

const redressQuery = ({ state, cursor, limit }: RedressQuestion): string =>
  new URLSearchParams({ state, limit: String(limit), ...(cursor === null ? {} : { cursor }) }).toString();

/** Everything that a moderator asks of the api, by name. */
export class Desk {
  readonly team: TeamDesk;
  readonly bulk: BulkDesk;

  constructor(
    private readonly client: ApiClient,
    ownSite: string | null,
  ) {
    this.bulk = new BulkDesk(client);
    this.team = new TeamDesk(client, ownSite);
  }

  queue(question: QueueQuestion): Promise<Answer<QueueAnswer>> {
    const query = new URLSearchParams({ kind: question.kind, sort: question.narrowing.sort, limit: String(question.limit), ...filterOf(question.narrowing) });
    if (question.threadId !== null) query.set('threadId', question.threadId);
    if (question.cursor !== null) query.set('cursor', question.cursor);
    return this.client.ask('GET', `/moderation/queue?${query.toString()}`);
  }

  decide(replyId: string, body: DecideBody): Promise<Answer<DecisionView>> {
    return this.client.ask('POST', `/moderation/replies/${replyId}/decisions`, body);
  }

  reply(id: string): Promise<Answer<ReplyView>> {
    return this.client.ask('GET', `/replies/${id}`);
  }

  context(id: string): Promise<Answer<ReplyContext>> {
    return this.client.lookUp(`/replies/${id}/context`);
  }

  answers(id: string): Promise<Answer<Page<ReplyView>>> {
    return this.client.lookUp(`/replies/${id}/answers`);
  }

  revisions(id: string): Promise<Answer<Page<RevisionView>>> {
    return this.client.lookUp(`/replies/${id}/revisions`);
  }

  lockBranch(id: string, closed: boolean): Promise<Answer<ReplyView>> {
    return this.client.ask(closed ? 'POST' : 'DELETE', `/moderation/replies/${id}/lock`);
  }

  moveReply(id: string, body: MoveBody): Promise<Answer<ReplyView>> {
    return this.client.ask('POST', `/moderation/replies/${id}/move`, body);
  }

  thread(id: string): Promise<Answer<ThreadView>> {
    return this.client.ask('GET', `/threads/${id}`);
  }

  changeThread(id: string, body: ChangeThreadBody): Promise<Answer<ThreadView>> {
    return this.client.ask('PATCH', `/threads/${id}`, body);
  }

  openThread(articleId: string, body: OpenThreadBody): Promise<Answer<ThreadView>> {
    return this.client.ask('POST', `/articles/${articleId}/threads`, body);
  }

  busyThreads(question: Record<string, string>, cursor: string | null): Promise<Answer<Page<BusyThreadView>>> {
    const query = new URLSearchParams({ limit: '50', ...question, ...(cursor === null ? {} : { cursor }) });
    return this.client.ask('GET', `/moderation/threads?${query.toString()}`);
  }

  picture(question: Record<string, string>): Promise<Answer<PictureView>> {
    return this.client.ask('GET', `/moderation/picture?${new URLSearchParams(question).toString()}`);
  }

  transparency(question: Record<string, string>): Promise<Answer<TransparencyView>> {
    return this.client.ask('GET', `/moderation/transparency?${new URLSearchParams(question).toString()}`);
  }

  transparencyFile(question: Record<string, string>): Promise<Answer<Blob>> {
    return this.client.file(`/moderation/transparency.csv?${new URLSearchParams(question).toString()}`);
  }

  article(id: string): Promise<Answer<ArticleView>> {
    return this.client.lookUp(`/articles/${id}`);
  }

  articleAt(url: string): Promise<Answer<ArticleView>> {
    return this.client.ask('GET', `/articles?${new URLSearchParams({ url }).toString()}`);
  }

  threadsOf(articleId: string): Promise<Answer<Page<ThreadView>>> {
    return this.client.lookUp(`/articles/${articleId}/threads`);
  }

  log(question: LogQuestion, cursor: string | null): Promise<Answer<Page<LogEntryView>>> {
    const query = new URLSearchParams({ limit: '50', ...(question as Record<string, string>), ...(cursor === null ? {} : { cursor }) });
    return this.client.ask('GET', `/moderation/log?${query.toString()}`);
  }

  logFile(question: LogQuestion): Promise<Answer<Blob>> {
    return this.client.file(`/moderation/log.csv?${new URLSearchParams(question as Record<string, string>).toString()}`);
  }

  appeals(question: RedressQuestion): Promise<Answer<Page<AppealCase>>> {
    return this.client.ask('GET', `/moderation/appeals?${redressQuery(question)}`);
  }

  notices(question: RedressQuestion): Promise<Answer<Page<NoticeCase>>> {
    return this.client.ask('GET', `/moderation/notices?${redressQuery(question)}`);
  }

  appeal(id: string): Promise<Answer<AppealCase>> {
    return this.client.ask('GET', `/moderation/appeals/${id}`);
  }

  notice(id: string): Promise<Answer<NoticeCase>> {
    return this.client.ask('GET', `/moderation/notices/${id}`);
  }

  waiting(): Promise<Answer<RedressCounts>> {
    return this.client.ask('GET', '/moderation/redress');
  }

  reviewNotice(id: string): Promise<Answer<undefined>> {
    return this.client.ask('PUT', `/moderation/notices/${id}/review`);
  }

  decideAppeal(id: string, body: DecideAppealBody): Promise<Answer<AppealView>> {
    return this.client.ask('POST', `/moderation/appeals/${id}/decisions`, body);
  }

  decideNotice(id: string, body: DecideNoticeBody): Promise<Answer<NoticeView>> {
    return this.client.ask('POST', `/moderation/notices/${id}/decisions`, body);
  }

  parked(cursor: string | null): Promise<Answer<Page<ParkedView>>> {
    const query = new URLSearchParams({ limit: '50', ...(cursor === null ? {} : { cursor }) });
    return this.client.ask('GET', `/operations/parked?${query.toString()}`);
  }

  replay(id: string): Promise<Answer<undefined>> {
    return this.client.ask('POST', `/operations/parked/${id}/replay`);
  }

  knownWords(): Promise<Answer<KnownWordsAnswer>> {
    return this.client.lookUp('/moderation/words/lists');
  }

  words(which: WhichWords): Promise<Answer<WordLists>> {
    return this.client.ask('GET', `/moderation/words${queryOf(which)}`);
  }

  putWords(which: WhichWords, lists: WordLists): Promise<Answer<WordLists>> {
    return this.client.ask('PUT', `/moderation/words${queryOf(which)}`, lists);
  }
}
