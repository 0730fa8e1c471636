import { Injectable } from '@nestjs/common';
import type { FrameModel } from '#contract/frame';
import { directionOf } from '#contract/languages';
import type { ReplyView } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import type { Article } from '#domain/articles/article';
import { viewArticle } from '#domain/articles/article.view';
import { findArticle } from '#domain/articles/articles.store';
import { isMoving } from '#domain/replies/page-order';
import { ReadReplies } from '#domain/replies/read-replies';
import type { Site } from '#domain/sites/site';
import { findSite } from '#domain/sites/sites.store';
import type { Thread } from '#domain/threads/thread';
import { viewThread } from '#domain/threads/thread.view';
import { findThread, listThreadsOf } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database, type Db } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import type { FrameQuery } from './frame-query.js';

/** Replies to the article on one page. */
export const PAGE_LENGTH = 20;

/** As many of the chosen replies as are read before the others; the rest stand in their places, marked. */
const MOST_CHOSEN = 3;

/** What to show: which discussion, for which page, and what stands above it. */
export interface FrameSubject {
  site: Site;
  article: Article;
  threadId: string;
  embedded: boolean;
  focus: string | null;
  /** The address of this very page, for links that change only the sort or the place. */
  selfUrl: string;
}

/** Gathers what the frame shows, all of it public: the same for everybody, whoever asks. */
@Injectable()
export class FrameModels {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async of(subject: FrameSubject, query: FrameQuery, locale: string, db: Db): Promise<FrameModel> {
    const { site, article, threadId } = subject;
    const threads = await listThreadsOf(db, article.id);
    const thread = threads.find(({ id }) => id === threadId) ?? refuse('thread.absent');
    const { only } = query;
    // What the newsroom wrote is in the order it was written.
    const sort = only !== undefined && isMoving(query.sort) ? 'newest' : query.sort;
    const question = { sort, only, limit: PAGE_LENGTH, cursor: query.cursor };
    const [{ page, seq }, path, chosen] = await Promise.all([
      this.replies.threadPage(threadId, question, null, db),
      this.focusPath(subject.focus, db),
      this.chosen(thread, query, db),
    ]);
    const now = this.clock.now();
    const { theme } = site.settings;
    return {
      site: { name: site.name, publicKey: site.publicKey, theme, jsonLd: site.settings.jsonLd },
      article: viewArticle(article),
      // What the page has seen, not more: the reader's browser asks for everything after it.
      thread: { ...viewThread(thread, null, now), seq },
      threads: threads.map((each) => viewThread(each, null, now)),
      page,
      sort,
      only: only ?? null,
      chosen,
      focus: subject.focus === null ? null : { replyId: subject.focus, path },
      theme: query.theme ?? theme.scheme,
      look: { accent: query.accent ?? theme.accent, font: query.font ?? theme.font, density: query.density ?? theme.density },
      locale,
      direction: directionOf(locale),
      publicUrl: this.config.publicUrl,
      embedded: subject.embedded,
      selfUrl: subject.selfUrl,
    };
  }

  /** What the newsroom pinned and what it chose, at the beginning of a list that does not begin with it anyway. */
  private async chosen({ id, pinnedReplyId }: Thread, { cursor, only }: FrameQuery, db: Db): Promise<ReplyView[]> {
    if (cursor !== undefined || only !== undefined) return [];
    const [pinned, { page }] = await Promise.all([
      pinnedReplyId === null ? null : this.replies.published(pinnedReplyId, db),
      this.replies.threadPage(id, { sort: 'newest', only: 'featured', limit: MOST_CHOSEN }, null, db),
    ]);
    return pinned === null ? page.items : [pinned, ...page.items.filter((reply) => reply.id !== pinned.id)];
  }

  /** Everything around a thread, for a page of its own. */
  async surroundings(threadId: string): Promise<{ site: Site; article: Article; thread: ThreadView }> {
    const thread = (await findThread(this.database.client, threadId)) ?? refuse('thread.absent');
    const article = (await findArticle(this.database.client, thread.articleId)) ?? refuse('article.absent');
    const site = (await findSite(this.database.client, article.siteId)) ?? refuse('site.absent');
    return { site, article, thread: viewThread(thread, null, this.clock.now()) };
  }

  /** The way down to a reply, which itself comes with its first answers. */
  private async focusPath(replyId: string | null, db: Db): Promise<ReplyView[]> {
    if (replyId === null) return [];
    const [path, answers] = await Promise.all([
      this.replies.path(replyId, null, db),
      this.replies.answers(replyId, { limit: PAGE_LENGTH }, null, db),
    ]);
    return path.map((reply, place) => (place === path.length - 1 ? { ...reply, answers } : reply));
  }
}
