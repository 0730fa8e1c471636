import { Injectable } from '@nestjs/common';
import type { FrameModel, FrameSurroundings } from '#contract/frame';
import { ReadReplies } from '#domain/replies/read-replies';
import type { Site } from '#domain/sites/site';
import { beginningOf, plainText } from '#platform/markup/plain-text';
import { addressFor, type FrameQuery } from './frame-query.js';
import { PAGE_LENGTH } from './frame-model.js';
import { robotsFor } from './robots.js';
import { asScript, discussionPosting } from './structured-data.js';

/** As much as search engines and link previews show of a description. */
const DESCRIPTION_LENGTH = 200;

/** What a page of a discussion says of itself to machines, in its document's head. */
@Injectable()
export class Surroundings {
  constructor(private readonly replies: ReadReplies) {}

  async of(model: FrameModel, site: Site, query: FrameQuery): Promise<FrameSurroundings> {
    const { publicUrl, thread, focus, page, embedded } = model;
    const address = focus ? `${publicUrl}/r/${focus.replyId}` : `${publicUrl}/t/${thread.id}`;
    const here = { sort: query.sort, limit: PAGE_LENGTH, cursor: query.cursor };
    const before = focus || embedded ? null : await this.replies.previousPage(thread.id, here);
    const pageAt = (cursor: string | undefined) => addressFor(address, { lang: query.lang, theme: query.theme, sort: query.sort, cursor });
    return {
      canonical: embedded ? null : focus ? address : canonicalOf(address, query),
      robots: robotsFor(site.settings.robots, embedded ? 'frame' : 'page'),
      description: describe(model),
      previous: before === null ? null : pageAt(before),
      next: page.next === null || focus || embedded ? null : pageAt(page.next),
      feeds: { thread: `${publicUrl}/t/${thread.id}.atom`, site: `${publicUrl}/sites/${site.id}.atom` },
      oembed: focus ? `${publicUrl}/oembed?${new URLSearchParams({ url: address, format: 'json' }).toString()}` : null,
      // In a publisher's page it is the article that tells of its comments.
      structuredData: embedded ? [] : [asScript(discussionPosting(model))],
    };
  }
}

/** An order is another view of the same first page; a later page is a page of its own. */
const canonicalOf = (address: string, { sort, cursor }: FrameQuery): string => (cursor === undefined ? address : addressFor(address, { sort, cursor }));

function describe({ focus, thread, article }: FrameModel): string | null {
  const shown = focus?.path.at(-1);
  const text = focus ? (shown?.html ? plainText(shown.html) : null) : (thread.prompt ?? article.standfirst);
  return text === null ? null : beginningOf(text, DESCRIPTION_LENGTH);
}
