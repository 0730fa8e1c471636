import { z } from 'zod';
import { articleView } from './articles.js';
import { id, instant } from './primitives.js';
import { replyAuthor, replyView, type ReplyAuthor, type ReplyView } from './replies.js';
import { threadView } from './threads.js';
import type { Where } from './writing.js';

/** What can be followed: a reader, a thread, an article with all its threads, the answers to a reply. */
export const followKinds = ['user', 'thread', 'article', 'reply'] as const;
export const followKind = z.enum(followKinds);
export type FollowKind = z.infer<typeof followKind>;

const whereFields = { article: articleView.pick({ id: true, headline: true, url: true }), thread: threadView.pick({ id: true, prompt: true }) };

/** One thing that somebody follows. What its kind does not have is null. */
export const followView = z
  .object({
    id,
    kind: followKind,
    user: replyAuthor.nullable(),
    article: whereFields.article.nullable(),
    thread: whereFields.thread.nullable(),
    reply: replyView.pick({ id: true, author: true, url: true }).extend({ excerpt: z.string().meta({ description: 'The beginning of its text, plain' }) }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Follow' });
export type FollowView = z.infer<typeof followView>;

/** Whether one follows something, and how many others do where that is told. */
export const followAnswer = z.object({ following: z.boolean(), followerCount: z.int().nullable().meta({ description: 'Of a reader who lets it be known; null for everything else' }) });
export type FollowAnswer = z.infer<typeof followAnswer>;

/** What alone of a feed is asked for. */
export const feedFilter = z.enum(['people', 'threads']);
export type FeedFilter = z.infer<typeof feedFilter>;

/** A reply by somebody whom one follows, or where one follows, and where it stands. */
export const feedItem = z
  .object({
    reply: replyView,
    ...whereFields,
    because: z.enum(['person', 'thread', 'article']).meta({ description: 'What one follows that brought it here' }),
    read: z.boolean(),
  })
  .meta({ id: 'FeedItem' });
export interface FeedItem extends Where {
  reply: ReplyView;
  because: 'person' | 'thread' | 'article';
  read: boolean;
}

export const blockView = z.object({ user: replyAuthor, createdAt: instant }).meta({ id: 'Block' });
export interface BlockView {
  user: ReplyAuthor;
  createdAt: string;
}
