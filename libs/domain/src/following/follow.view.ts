import type { FollowView } from '#contract/following';
import { beginningOf, plainText } from '#platform/markup/plain-text';
import type { FollowRow } from './followed-things.store.js';

/** So much of a reply is told in a list, in code points: enough to know it again. */
const EXCERPT = 140;

/** One thing that somebody follows, as they see it. */
export const viewFollow = ({ id, user, article, thread, reply, createdAt }: FollowRow, publicUrl: string): FollowView => ({
  id,
  kind: user ? 'user' : reply ? 'reply' : thread ? 'thread' : 'article',
  user,
  article,
  thread,
  reply: reply && { id: reply.id, author: reply.author, url: `${publicUrl}/r/${reply.id}`, excerpt: reply.html === null ? '' : beginningOf(plainText(reply.html), EXCERPT) },
  createdAt: createdAt.toISOString(),
});
