import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ArticleJsonLd } from '#contract/json-ld';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { ReadJsonLd } from '#domain/replies/read-json-ld';
import { Endpoint, Input, ViewerOf } from '../http/endpoint.js';

/** A search engine comes back after days; a minute keeps a busy front page from asking for each of its readers. */
const CACHE_CONTROL = 'public, max-age=60, s-maxage=60';

/** Articles in schema.org's words. */
@Controller()
export class JsonLdController {
  constructor(private readonly readJsonLd: ReadJsonLd) {}

  @Endpoint(routes.articleJsonLd)
  async read(
    @ViewerOf() viewer: Caller | null,
    @Input() { query }: InputOf<typeof routes.articleJsonLd>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ArticleJsonLd> {
    const answer = await this.readJsonLd.run(query.url);
    if (viewer === null) void reply.header('cache-control', CACHE_CONTROL);
    return answer;
  }
}
