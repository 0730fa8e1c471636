import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitArticle } from '#domain/articles/visit-article';
import { findReply } from '#domain/replies/replies.store';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { networkOf } from '#platform/places/network';
import { refuse } from '#platform/refusals/refusal';
import { Access } from '../http/endpoint.js';
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
    const { site, article } = await this.visitArticle.run(query.site, query.url, networkOf(request.ip));
    const threadId = query.thread ?? article.mainThreadId;
    await this.pages.show({ site, article, threadId, embedded: true, focus: null, selfUrl: request.url }, query, request, reply);
  }

  @Get('t/:threadId')
  async thread(@Param('threadId') threadId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!UUID.test(threadId)) refuse('thread.absent');
    const query = frameQuery.parse(raw);
    const { site, article } = await this.models.surroundings(threadId);
    await this.pages.show({ site, article, threadId, embedded: false, focus: null, selfUrl: addressFor(`/t/${threadId}`, query) }, query, request, reply);
  }

  @Get('r/:replyId')
  async reply(@Param('replyId') replyId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = UUID.test(replyId) ? await findReply(this.database.client, replyId) : null;
    if (!found?.shown) refuse('reply.absent');
    const { threadId } = found;
    const query = frameQuery.parse(raw);
    const { site, article } = await this.models.surroundings(threadId);
    await this.pages.show({ site, article, threadId, embedded: false, focus: replyId, selfUrl: addressFor(`/r/${replyId}`, query) }, query, request, reply);
  }
}
