import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { MineAnswer, ReplyContext, ReplyView, RevisionView, ThreadEventsAnswer } from '#contract/replies';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ReadContext } from '#domain/replies/read-context';
import type { Caller } from '#domain/identity/user';
import { ReadEvents } from '#domain/replies/read-events';
import { ReadMine } from '#domain/replies/read-mine';
import { ReadReplies } from '#domain/replies/read-replies';
import { SearchReplies } from '#domain/replies/search-replies';
import { CallerOf, Endpoint, Input, ViewerOf } from '../http/endpoint.js';

/** What there is to read. A thread's page for everybody comes from `ReadyAnswers` before it gets here. */
@Controller()
export class ReadingController {
  constructor(
    private readonly replies: ReadReplies,
    private readonly mine: ReadMine,
    private readonly events: ReadEvents,
    private readonly context: ReadContext,
    private readonly searching: SearchReplies,
  ) {}

  @Endpoint(routes.listReplies)
  async page(@ViewerOf() viewer: Caller | null, @Input() { params, query }: InputOf<typeof routes.listReplies>): Promise<Page<ReplyView>> {
    return (await this.replies.threadPage(params.threadId, query, viewer)).page;
  }

  @Endpoint(routes.searchReplies)
  search(@ViewerOf() viewer: Caller | null, @Input() { params, query }: InputOf<typeof routes.searchReplies>): Promise<Page<ReplyView>> {
    return this.searching.run(params.threadId, query, viewer);
  }

  @Endpoint(routes.readReply)
  one(@ViewerOf() viewer: Caller | null, @Input() { params }: InputOf<typeof routes.readReply>): Promise<ReplyView> {
    return this.replies.one(params.replyId, viewer);
  }

  @Endpoint(routes.listAnswers)
  answers(@ViewerOf() viewer: Caller | null, @Input() { params, query }: InputOf<typeof routes.listAnswers>): Promise<Page<ReplyView>> {
    return this.replies.answers(params.replyId, query, viewer);
  }

  @Endpoint(routes.readContext)
  path(@ViewerOf() viewer: Caller | null, @Input() { params }: InputOf<typeof routes.readContext>): Promise<ReplyContext> {
    return this.context.run(params.replyId, viewer);
  }

  @Endpoint(routes.listRevisions)
  async revisions(@ViewerOf() viewer: Caller | null, @Input() { params }: InputOf<typeof routes.listRevisions>): Promise<Page<RevisionView>> {
    return { items: await this.replies.revisions(params.replyId, viewer), next: null };
  }

  @Endpoint(routes.listEvents)
  missed(@Input() { params, query }: InputOf<typeof routes.listEvents>): Promise<ThreadEventsAnswer> {
    return this.events.run(params.threadId, query.after, query.limit);
  }

  @Endpoint(routes.readMine)
  personal(@CallerOf() caller: Caller, @Input() { params, query }: InputOf<typeof routes.readMine>): Promise<MineAnswer> {
    return this.mine.run(caller, params.threadId, query.ids);
  }
}
