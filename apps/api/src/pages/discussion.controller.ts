import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitArticle } from '#domain/articles/visit-article';
import { findReply } from '#domain/replies/replies.store';
import { findThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { networkOf } from '#platform/places/network';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted } from '../http/endpoint.js';
import { DiscussionPages } from './discussion-pages.js';
import { FrameModels } from './frame-model.js';
import { addressFor, embedQuery, frameQuery } from './frame-query.js';

/** A discussion as a page that can be read without scripts: in a publisher's frame, and at addresses of its own. */
@Controller()
@Access('anyone')
export class DiscussionController {
  constructor(
    private readonly database: Database,
    private readonly visitArticle: VisitArticle,
    private readonly models: FrameModels,
    private readonly pages: DiscussionPages,
  ) {}

  @Get('frame')
  async frame(@Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = embedQuery.safeParse(raw).data ?? refuse('request.invalid', { errors: [{ path: 'url', message: 'the address of a page and the key of its site are needed' }] });
    await this.pages.show(request, reply, async () => {
      const { site, article } = await this.visitArticle.run(query.site, query.url, networkOf(request.ip));
      const threadId = query.thread ?? article.mainThreadId;
      const focus = await this.focusIn(article.id, query.reply);
      return { subject: { site, article, threadId: focus?.threadId ?? threadId, embedded: true, focus: focus?.id ?? null, selfUrl: request.url }, query };
    });
  }

  @Get('t/:threadId')
  @Counted(true)
  async thread(@Param('threadId') threadId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!UUID.test(threadId)) refuse('thread.absent');
    const query = frameQuery.parse(raw);
    await this.pages.show(request, reply, async () => {
      const { site, article } = await this.models.surroundings(threadId);
      return { subject: { site, article, threadId, embedded: false, focus: null, selfUrl: addressFor(`/t/${threadId}`, query) }, query };
    });
  }

  @Get('r/:replyId')
  @Counted(true)
  async reply(@Param('replyId') replyId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = frameQuery.parse(raw);
    await this.pages.show(request, reply, async () => {
      const found = UUID.test(replyId) ? await findReply(this.database.client, replyId) : null;
      if (!found?.shown) refuse('reply.absent');
      const { threadId } = found;
      const { site, article } = await this.models.surroundings(threadId);
      return { subject: { site, article, threadId, embedded: false, focus: replyId, selfUrl: addressFor(`/r/${replyId}`, query) }, query };
    });
  }

  /** The reply that a page wants shown first, if it is one of its own: a page shows no other's. */
  private async focusIn(articleId: string, replyId: string | undefined): Promise<{ id: string; threadId: string } | null> {
    const found = replyId === undefined ? null : await findReply(this.database.client, replyId);
    if (!found?.shown) return null;
    const thread = await findThread(this.database.client, found.threadId);
    return thread?.articleId === articleId ? found : null;
  }
}
