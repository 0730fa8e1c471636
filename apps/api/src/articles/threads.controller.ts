import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { ThreadView } from '#contract/threads';
import { findArticle } from '#domain/articles/articles.store';
import { OpenThread } from '#domain/articles/open-thread';
import type { Caller } from '#domain/identity/user';
import { ChangeThread } from '#domain/threads/change-thread';
import { viewThread } from '#domain/threads/thread.view';
import { findThread, listThreadsOf } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input, Repeat, ViewerOf } from '../http/endpoint.js';

@Controller()
export class ThreadsController {
  constructor(
    private readonly database: Database,
    private readonly openThread: OpenThread,
    private readonly changeThread: ChangeThread,
    private readonly clock: Clock,
  ) {}

  @Endpoint(routes.listThreads)
  async list(@ViewerOf() viewer: Caller | null, @Input() { params }: InputOf<typeof routes.listThreads>): Promise<Page<ThreadView>> {
    if (!(await findArticle(this.database.client, params.articleId))) refuse('article.absent');
    const threads = await listThreadsOf(this.database.client, params.articleId);
    return { items: threads.map((thread) => viewThread(thread, viewer, this.clock.now())), next: null };
  }

  @Endpoint(routes.openThread)
  async open(
    @CallerOf() caller: Caller,
    @Input() { params, body }: InputOf<typeof routes.openThread>,
    @Repeat() repeatable: Repeatable | undefined,
  ): Promise<ThreadView> {
    return viewThread(await this.openThread.run(caller, params.articleId, body, repeatable), caller, this.clock.now());
  }

  @Endpoint(routes.readThread)
  async read(@ViewerOf() viewer: Caller | null, @Input() { params }: InputOf<typeof routes.readThread>): Promise<ThreadView> {
    return viewThread((await findThread(this.database.client, params.threadId)) ?? refuse('thread.absent'), viewer, this.clock.now());
  }

  @Endpoint(routes.changeThread)
  async change(@CallerOf() caller: Caller, @Input() { params, body }: InputOf<typeof routes.changeThread>): Promise<ThreadView> {
    return viewThread(await this.changeThread.run(caller, params.threadId, body), caller, this.clock.now());
  }
}
