import { Controller, Get, Header, Query, Req, Res, Param } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { directionOf } from '#contract/languages';
import { ReadContext } from '#domain/replies/read-context';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted } from '../http/endpoint.js';
import { BuiltAssets } from './built-assets.js';
import { chooseLocale, frameQuery } from './frame-query.js';
import { FrameModels } from './frame-model.js';
import { describeForEmbedding } from './oembed.js';
import { PageHeaders } from './page-headers.js';
import { robotsFor, ROBOTS_TXT } from './robots.js';

const side = z.coerce.number().int().positive().optional().catch(undefined);
const oembedQuery = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_048),
  format: z.string().max(20).default('json'),
  maxwidth: side,
  maxheight: side,
});

/** What other programs are told: robots before they come, and pages that show one reply of ours. */
@Controller()
@Access('anyone')
export class EmbeddingController {
  constructor(
    private readonly contexts: ReadContext,
    private readonly models: FrameModels,
    private readonly built: BuiltAssets,
    private readonly headers: PageHeaders,
  ) {}

  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  robots(): string {
    return ROBOTS_TXT;
  }

  /** https://oembed.com: how to show one reply in a page of anybody's. */
  @Get('oembed')
  @Counted(true)
  async oembed(@Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const parsed = oembedQuery.safeParse(raw);
    const query = parsed.data ?? refuse('request.invalid', { errors: [{ path: 'url', message: 'must be the address of a reply' }] });
    if (query.format !== 'json') refuse('oembed.format');
    const { host = '' } = request.headers;
    const described = await describeForEmbedding(this.contexts, this.headers.publicUrl, host, query);
    void reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=0, s-maxage=60')
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify(described));
  }

  /** One reply, in a frame of anybody's page: without scripts, and without anything that could be pressed by mistake. */
  @Get('r/:replyId/embed')
  @Counted(true)
  async card(@Param('replyId') replyId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!UUID.test(replyId)) refuse('reply.absent');
    const { lang, theme } = frameQuery.parse(raw);
    const { article, thread, path } = await this.contexts.run(replyId, null);
    const shown = path.at(-1);
    if (shown?.status !== 'published') refuse('reply.absent');
    const { site } = await this.models.surroundings(thread.id);
    const { frame } = this.built;
    const locale = chooseLocale(frame.locales, lang, request.headers['accept-language']);
    const direction = directionOf(locale);
    const { publicUrl } = this.headers;
    const page = await frame.renderPlain({ kind: 'card', locale, direction, theme: theme ?? site.settings.theme.scheme, publicUrl, siteName: site.name, article, threadId: thread.id, reply: shown }, frame.assets);
    void this.headers.card(reply).header('x-robots-tag', robotsFor(site.settings.robots, 'card') ?? '').header('vary', 'accept-language').send(page);
  }
}
