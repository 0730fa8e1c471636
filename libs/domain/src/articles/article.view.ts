import type { ArticleView } from '#contract/articles';
import type { Article } from './article.js';

export const viewArticle = (article: Article): ArticleView => ({
  id: article.id,
  siteId: article.siteId,
  url: article.url,
  headline: article.headline,
  standfirst: article.standfirst,
  byline: article.byline,
  section: article.section,
  publishedAt: article.publishedAt?.toISOString() ?? null,
  imageUrl: article.imageUrl,
  mainThreadId: article.mainThreadId,
});
