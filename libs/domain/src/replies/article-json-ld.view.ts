import type { ArticleJsonLd, CommentJsonLd } from '#contract/json-ld';
import type { ReplyView } from '#contract/replies';
import type { Article } from '#domain/articles/article';
import { plainText } from '#platform/markup/plain-text';

/** A place-holder says nothing, but what answers it may. */
const viewComments = (replies: readonly ReplyView[]): CommentJsonLd[] =>
  replies.flatMap((reply) => {
    const answers = viewComments(reply.answers?.items ?? []);
    if (reply.author === null || reply.html === null) return answers;
    return [
      {
        '@type': 'Comment' as const,
        '@id': reply.url,
        url: reply.url,
        datePublished: reply.createdAt,
        ...(reply.editedAt === null ? {} : { dateModified: reply.editedAt }),
        author: { '@type': 'Person' as const, name: reply.author.name },
        text: plainText(reply.html),
        ...(answers.length === 0 ? {} : { comment: answers }),
      },
    ];
  });

/** What a search engine is told of an article: what is known of it, how many replies there are, and the first of them. */
export function viewArticleJsonLd(article: Article, replies: readonly ReplyView[], commentCount: number, publicUrl: string): ArticleJsonLd {
  const { url, headline, standfirst, section, publishedAt, imageUrl, byline } = article;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    headline,
    ...(standfirst ? { description: standfirst } : {}),
    ...(section ? { articleSection: section } : {}),
    ...(publishedAt ? { datePublished: publishedAt.toISOString() } : {}),
    ...(imageUrl ? { image: imageUrl } : {}),
    ...(byline ? { author: { '@type': 'Person', name: byline } } : {}),
    discussionUrl: `${publicUrl}/t/${article.mainThreadId}`,
    commentCount,
    comment: viewComments(replies),
  };
}
