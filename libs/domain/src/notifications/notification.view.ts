import type { NotificationView } from '#contract/notifications';
import { beginningOf, plainText } from '#platform/markup/plain-text';
import type { Line } from './lines.store.js';

/** One or two lines of a narrow panel, in code points. */
const EXCERPT_LENGTH = 140;

/** A line of the bell as its owner sees it. */
export function viewLine(line: Line, publicUrl: string): NotificationView {
  const { id, kind, subject, at, read, count, actors, actorCount, replyId, html, decision, statementId, likes } = line;
  return {
    id,
    kind,
    subject,
    at: at.toISOString(),
    read,
    count,
    actors,
    actorCount,
    ...(replyId === null ? {} : { reply: { id: replyId, url: `${publicUrl}/r/${replyId}`, excerpt: html === null ? '' : beginningOf(plainText(html), EXCERPT_LENGTH) } }),
    ...(line.articleId === null ? {} : { article: { id: line.articleId, headline: line.headline ?? '', url: line.articleUrl ?? '' } }),
    ...(line.threadId === null ? {} : { thread: { id: line.threadId, prompt: line.prompt } }),
    ...(decision === null ? {} : { decision }),
    ...(statementId === null ? {} : { statementId }),
    ...(likes === null ? {} : { likes }),
    ...(line.followed === null ? {} : { followed: line.followed }),
  };
}
