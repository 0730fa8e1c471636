import type { FeedWords } from '#contract/frame';
import type { LatestReply } from '#domain/replies/latest-replies.store';
import { element, xmlDocument, type Xml } from './xml.js';

/** What a feed says of itself. */
export interface Feed {
  /** The thread or the site that it is of. */
  id: string;
  title: string;
  /** The language of its titles; what readers write is in any. */
  locale: string;
  self: string;
  /** Where a person reads the same. */
  page: string;
  /** Older entries (RFC 5005). */
  next: string | null;
  /** When it began, for a feed in which nothing is yet. */
  since: Date;
}

const ATOM = 'http://www.w3.org/2005/Atom';
/** RFC 4685: which entry answers which. */
const THREADING = 'http://purl.org/syndication/thread/1.0';

const changedAt = (reply: LatestReply): Date => reply.editedAt ?? reply.createdAt;

function entry(reply: LatestReply, publicUrl: string, words: FeedWords): Xml {
  const url = `${publicUrl}/r/${reply.id}`;
  const above = reply.parentId === null ? { ref: reply.articleUrl, href: reply.articleUrl } : { ref: `urn:uuid:${reply.parentId}`, href: `${publicUrl}/r/${reply.parentId}` };
  return element(
    'entry',
    {},
    element('id', {}, `urn:uuid:${reply.id}`),
    element('title', {}, reply.parentId === null ? words.replyBy(reply.author.name) : words.answerBy(reply.author.name, reply.answersTo)),
    element('author', {}, element('name', {}, reply.author.name)),
    element('published', {}, reply.createdAt.toISOString()),
    element('updated', {}, changedAt(reply).toISOString()),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('link', { rel: 'related', type: 'text/html', href: reply.articleUrl, title: reply.articleHeadline }),
    element('thr:in-reply-to', { ...above, type: 'text/html' }),
    element('thr:total', {}, String(reply.answerCount)),
    element('content', { type: 'html' }, reply.html),
  );
}

/** A feed of replies as Atom (RFC 4287), the newest first. */
export function atomFeed(feed: Feed, replies: readonly LatestReply[], publicUrl: string, words: FeedWords): string {
  const updated = replies.map(changedAt).reduce((latest, at) => (at > latest ? at : latest), feed.since);
  return xmlDocument(
    element(
      'feed',
      { xmlns: ATOM, 'xmlns:thr': THREADING },
      element('id', {}, `urn:uuid:${feed.id}`),
      element('title', { 'xml:lang': feed.locale }, feed.title),
      element('updated', {}, updated.toISOString()),
      element('generator', {}, 'Belowline'),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      feed.next === null ? null : element('link', { rel: 'next', type: 'application/atom+xml', href: feed.next }),
      ...replies.map((reply) => entry(reply, publicUrl, words)),
    ),
  );
}
