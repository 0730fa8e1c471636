import { Controller, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ArticleView, CountsAnswer } from '#contract/articles';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { viewArticle } from '#domain/articles/article.view';
import { findArticle, findArticleByUrl } from '#domain/articles/articles.store';
import { canonicalUrl } from '#domain/articles/canonical-url';
import { countReplies } from '#domain/articles/count-replies';
import { PutArticle } from '#domain/articles/put-article';
import type { Caller } from '#domain/identity/user';
import type { Site } from '#domain/sites/site';
import { Database } from '#platform/database/database';
import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { Endpoint, Input, Repeat, SpeakerOf } from '../http/endpoint.js';

@Controller()
export class ArticlesController {
  constructor(
    private readonly database: Database,
    private readonly putArticle: PutArticle,
  ) {}

  @Endpoint(routes.putArticle)
  async put(
    @SpeakerOf() speaker: Site | Caller,
    @Input() { body }: InputOf<typeof routes.putArticle>,
    @Repeat() repeatable: Repeatable | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ArticleView> {
    const { article, created } = await this.putArticle.run(speaker, body, repeatable);
    void reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return viewArticle(article);
  }

  @Endpoint(routes.findArticle)
  async find(@Input() { query }: InputOf<typeof routes.findArticle>): Promise<ArticleView> {
    return viewArticle((await findArticleByUrl(this.database.client, canonicalUrl(query.url))) ?? refuse('article.absent'));
  }

  @Endpoint(routes.readArticle)
  async read(@Input() { params }: InputOf<typeof routes.readArticle>): Promise<ArticleView> {
    return viewArticle((await findArticle(this.database.client, params.articleId)) ?? refuse('article.absent'));
  }

  @Endpoint(routes.counts)
  async counts(@Input() { query }: InputOf<typeof routes.counts>): Promise<CountsAnswer> {
    return (await countReplies(this.database.client, query.url)).answer;
  }
}
