import { z } from 'zod';
import { instant } from './primitives.js';

/** A reply in schema.org's words, with the first of its answers. */
const commentFields = z.object({
  '@type': z.literal('Comment'),
  '@id': z.string().meta({ description: 'The permalink' }),
  url: z.string(),
  datePublished: instant,
  dateModified: instant.optional(),
  author: z.object({ '@type': z.literal('Person'), name: z.string() }),
  text: z.string(),
});
export const commentJsonLd = commentFields.extend({
  get comment() {
    return z.array(commentJsonLd).optional();
  },
}).meta({ id: 'CommentJsonLd' });
export type CommentJsonLd = z.infer<typeof commentFields> & { comment?: CommentJsonLd[] | undefined };

/** An article and its first replies in schema.org's words, for search engines. */
export const articleJsonLd = z.object({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('NewsArticle'),
  '@id': z.string().meta({ description: 'The article’s canonical address' }),
  url: z.string(),
  headline: z.string(),
  description: z.string().optional(),
  articleSection: z.string().optional(),
  datePublished: instant.optional(),
  image: z.string().optional(),
  author: z.object({ '@type': z.literal('Person'), name: z.string() }).optional(),
  discussionUrl: z.string(),
  commentCount: z.int(),
  comment: z.array(commentJsonLd),
}).meta({ id: 'ArticleJsonLd' });
export type ArticleJsonLd = Omit<z.infer<typeof articleJsonLd>, 'comment'> & { comment: CommentJsonLd[] };
