import { z } from 'zod';
import { id, instant, moment, text, webUrl } from './primitives.js';

export const articleView = z.object({
  id,
  siteId: id,
  url: z.string(),
  headline: z.string(),
  standfirst: z.string().nullable(),
  byline: z.string().nullable(),
  section: z.string().nullable(),
  publishedAt: instant.nullable(),
  imageUrl: z.string().nullable(),
  mainThreadId: id,
}).meta({ id: 'Article' });
export type ArticleView = z.infer<typeof articleView>;

export const putArticleBody = z.strictObject({
  url: webUrl,
  headline: text(1, 300),
  standfirst: text(0, 1_000).nullish(),
  byline: text(0, 300).nullish(),
  section: text(0, 100).nullish(),
  publishedAt: moment.nullish(),
  imageUrl: webUrl.nullish(),
  siteId: id.optional(),
});
export type PutArticleBody = z.infer<typeof putArticleBody>;

export const countsAnswer = z.object({ counts: z.record(z.string(), z.int()) });
export type CountsAnswer = z.infer<typeof countsAnswer>;
