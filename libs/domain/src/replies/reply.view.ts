import type { Page } from '#contract/primitives';
import type { OwnReplyView, ReplyView } from '#contract/replies';
import type { User } from '#domain/identity/user';
import { reasonsIn, type KeptVerdict } from '#domain/screening/screening';
import { toldStatus, type Reply, type ReplyApart } from './reply.js';
import { replyCan } from './reply.policy.js';

/** For whom a reply is shown, and where its permalink leads. */
export interface Viewing {
  user: User | null;
  publicUrl: string;
}

const fields = (reply: Reply, { user, publicUrl }: Viewing, open: boolean): ReplyView => ({
  id: reply.id,
  threadId: reply.threadId,
  parentId: reply.parentId,
  depth: reply.depth,
  author: open ? reply.author : null,
  body: open ? reply.body : null,
  html: open ? reply.html : null,
  status: user?.id === reply.author.id ? toldStatus(reply) : reply.status,
  revision: reply.revision,
  likeCount: reply.likeCount,
  answerCount: reply.answerCount,
  featured: reply.featured,
  createdAt: reply.createdAt.toISOString(),
  editedAt: reply.editedAt?.toISOString() ?? null,
  editedAfterAnswers: reply.editedLate,
  locked: reply.locked,
  url: `${publicUrl}/r/${reply.id}`,
  can: replyCan(user, reply),
});

/** A reply as it may be shown among others: what is not published is a place-holder for everybody. */
export const viewReply = (reply: Reply, viewing: Viewing, answers?: Page<ReplyView>): ReplyView => ({
  ...fields(reply, viewing, reply.status === 'published'),
  ...(answers === undefined ? {} : { answers }),
});

/** A reply that stands apart from its thread, with whom it answers. */
export const viewApart = (reply: ReplyApart, viewing: Viewing): ReplyView => ({ ...viewReply(reply, viewing), inAnswerTo: reply.inAnswerTo });

/** A reply in full whatever its status, for those who may see it: its author, and moderators. */
export const viewReplyInFull = (reply: Reply, viewing: Viewing): ReplyView => fields(reply, viewing, true);

/** One's own reply, with why it waits. */
export const viewOwnReply = (reply: Reply, viewing: Viewing, verdicts: readonly KeptVerdict[]): OwnReplyView => ({
  ...viewReplyInFull(reply, viewing),
  reasons: toldStatus(reply) === 'held' ? reasonsIn(verdicts, 'hold') : [],
});
