import type { FrameModel } from '#contract/frame';
import type { ReplyView } from '#contract/replies';
import { plainText } from '#platform/markup/plain-text';

/**
 * A discussion as schema.org names things. What is required and recommended is Google's list for discussion forums:
 * https://developers.google.com/search/docs/appearance/structured-data/discussion-forum
 */
type Thing = { '@type': string } & Record<string, unknown>;

const counter = (action: string, count: number): Thing => ({
  '@type': 'InteractionCounter',
  interactionType: { '@type': action },
  userInteractionCount: count,
});

/** Leaves out what is not known: an empty property is a fault to whoever reads it. */
const known = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));

function comment(reply: ReplyView, answers: readonly ReplyView[] = reply.answers?.items ?? []): Thing {
  const { author, html } = reply;
  const written = author !== null && html !== null;
  return {
    '@type': 'Comment',
    '@id': reply.url,
    url: reply.url,
    datePublished: reply.createdAt,
    ...known({
      // What was removed stays for what answers it, as a place-holder in the tree.
      creativeWorkStatus: written ? null : 'Deleted',
      text: written ? plainText(html) : null,
      author: written ? { '@type': 'Person', name: author.name } : null,
      dateModified: reply.editedAt,
      interactionStatistic: written ? counter('LikeAction', reply.likeCount) : null,
      commentCount: reply.answerCount,
      comment: answers.map((answer) => comment(answer)),
    }),
  };
}

/** On a permalink's page: the way down to the reply, which itself comes with its answers. */
function commentPath([reply, ...below]: readonly ReplyView[]): Thing[] {
  if (!reply) return [];
  return [below.length === 0 ? comment(reply) : { ...comment(reply, []), comment: commentPath(below) }];
}

/** The thread, and in it what this page shows of it. It belongs to whoever published the article: nobody wrote it. */
export function discussionPosting({ site, article, thread, page, focus, publicUrl }: FrameModel): Thing {
  const url = `${publicUrl}/t/${thread.id}`;
  return {
    '@type': 'DiscussionForumPosting',
    '@id': url,
    url,
    headline: article.headline,
    text: thread.prompt ?? article.standfirst ?? article.headline,
    author: { '@type': 'Organization', name: site.name, url: new URL(article.url).origin },
    datePublished: thread.createdAt,
    ...known({ image: article.imageUrl }),
    sharedContent: { '@type': 'WebPage', url: article.url, headline: article.headline },
    interactionStatistic: counter('CommentAction', thread.replyCount),
    commentCount: thread.replyCount,
    ...known({ comment: focus ? commentPath(focus.path) : page.items.map((reply) => comment(reply)) }),
  };
}

/** As text that may stand in a script element: nothing in it can end the element or begin a comment. */
export const asScript = (thing: Thing): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...thing }).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
