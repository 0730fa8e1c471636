import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { directionOf } from '#contract/languages';
import type { PlacedPage, PlainLook, PlainPage } from '#contract/plain-pages';
import type { ReplyView } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import { viewArticle } from '#domain/articles/article.view';
import { ReadReplies } from '#domain/replies/read-replies';
import { findReply } from '#domain/replies/replies.store';
import { viewReply } from '#domain/replies/reply.view';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import type { KnownRequest } from '../http/endpoint.js';
import { BuiltAssets } from '../pages/built-assets.js';
import { chooseLocale, frameQuery } from '../pages/frame-query.js';
import { FrameModels } from '../pages/frame-model.js';
import { PageHeaders } from '../pages/page-headers.js';

/** Where something is written. */
export interface WritingPlace {
  base: PlacedPage;
  thread: ThreadView;
  /** The reply that is answered or reported, as long as it is public. */
  reply: ReplyView | null;
}

/** Pages that need no script: what is around a form, and how it is sent to the browser. */
@Injectable()
export class PlainPages {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
    private readonly models: FrameModels,
    private readonly built: BuiltAssets,
    private readonly headers: PageHeaders,
  ) {}

  async atThread(threadId: string, request: KnownRequest): Promise<WritingPlace> {
    if (!UUID.test(threadId)) refuse('thread.absent');
    const { site, article, thread } = await this.models.surroundings(threadId);
    const base = { ...this.look(request, site.settings.theme.scheme), siteName: site.name, article: viewArticle(article), threadId };
    return { base, thread, reply: null };
  }

  /** How a page is asked for: in which language, light or dark. */
  look({ query, headers }: KnownRequest, scheme: PlainLook['theme'] = 'auto'): PlainLook {
    const { lang, theme } = frameQuery.parse(query);
    const locale = chooseLocale(this.built.frame.locales, lang, headers['accept-language']);
    return { locale, direction: directionOf(locale), theme: theme ?? scheme, publicUrl: this.headers.publicUrl };
  }

  /** At a reply, whatever became of it: who had begun to answer it must not lose their text. */
  async atReply(replyId: string, request: KnownRequest): Promise<WritingPlace> {
    const found = UUID.test(replyId) ? await findReply(this.database.client, replyId) : null;
    if (!found) refuse('reply.absent');
    const place = await this.atThread(found.threadId, request);
    return { ...place, reply: found.status === 'published' ? viewReply(found, this.replies.viewing(null)) : null };
  }

  /** A page that is the same for everybody: a cache may keep it for a while. */
  async sendPublic(reply: FastifyReply, page: PlainPage): Promise<void> {
    const { frame } = this.built;
    const document = await frame.renderPlain(page, frame.assets);
    void this.headers.report(reply).send(document);
  }

  async send(reply: FastifyReply, page: PlainPage, status = 200): Promise<void> {
    const { frame } = this.built;
    const document = await frame.renderPlain(page, frame.assets);
    void this.headers.form(reply).status(status).send(document);
  }
}
