import { z } from 'zod';
import { role } from './accounts.js';
import { articleView } from './articles.js';
import { id, instant, text, type Page } from './primitives.js';
import { REPLY_MAX_BYTES, REPLY_MAX_CODE_POINTS } from './reply-limits.js';
import { threadView } from './threads.js';

export const replyStatus = z.enum(['published', 'held', 'rejected', 'withdrawn']);
export type ReplyStatus = z.infer<typeof replyStatus>;

export const replySort = z.enum(['newest', 'oldest', 'liked', 'discussed', 'best']);
export type ReplySort = z.infer<typeof replySort>;

/** What alone of a thread is asked for: what the newsroom chose, or what its own people wrote; from any depth. */
export const replySelection = z.enum(['featured', 'newsroom']);
export type ReplySelection = z.infer<typeof replySelection>;

export const replyAuthor = z.object({ id, name: z.string(), role });
export type ReplyAuthor = z.infer<typeof replyAuthor>;

/** What the caller may do with a reply, decided by the same policies that will be asked when it is tried. */
export const moveBody = z.strictObject({ threadId: id, note: text(0, 1_000).nullish() });
export type MoveBody = z.infer<typeof moveBody>;

export const replyCan = z.object({
  answer: z.boolean(),
  like: z.boolean(),
  edit: z.boolean(),
  withdraw: z.boolean(),
  report: z.boolean(),
  moderate: z.boolean(),
}).meta({ id: 'ReplyCan' });
export type ReplyCan = z.infer<typeof replyCan>;

const replyFields = z.object({
  id,
  threadId: id,
  parentId: id.nullable(),
  depth: z.int().meta({ description: '0 answers the article' }),
  author: replyAuthor.nullable(),
  body: z.string().nullable().meta({ description: 'The Markdown source; null in a place-holder' }),
  html: z.string().nullable().meta({ description: 'Sanitised, ready to show; null in a place-holder' }),
  status: replyStatus,
  revision: z.int(),
  likeCount: z.int(),
  answerCount: z.int().meta({ description: 'Published direct answers' }),
  featured: z.boolean(),
  createdAt: instant,
  editedAt: instant.nullable(),
  editedAfterAnswers: z.boolean().meta({ description: 'Its text was changed after somebody had answered it' }),
  locked: z.enum(['here', 'above']).nullable().meta({ description: 'Where a moderator closed the answers below it: at it, or at one that it answers. Null: it can be answered' }),
  url: z.string().meta({ description: 'The permalink' }),
  can: replyCan,
  inAnswerTo: replyAuthor.nullable().optional().meta({
    description: 'Where a reply stands apart from its thread, in a search say: who wrote what it answers; null where that cannot be seen any more',
  }),
});

/** A reply, with the first of its answers where a page carries them. */
export const replyView = replyFields.extend({
  get answers() {
    return z.object({ items: z.array(replyView), next: z.string().nullable() }).optional();
  },
}).meta({ id: 'Reply' });

export type ReplyView = z.infer<typeof replyFields> & { answers?: Page<ReplyView> | undefined };

/** Why a reply was held or refused: the check, and a code that a translation is looked up by. */
export const screeningReason = z.object({ check: z.string(), code: z.string(), detail: z.string().nullable() }).meta({ id: 'ScreeningReason' });
export type ScreeningReason = z.infer<typeof screeningReason>;

/** One's own reply, with why it waits. */
export const ownReplyView = replyFields.extend({ reasons: z.array(screeningReason) }).meta({ id: 'OwnReply' });
export type OwnReplyView = z.infer<typeof ownReplyView>;

export const postReplyBody = z.strictObject({
  body: z.string().max(65_536).meta({ description: `Markdown, 1 to ${REPLY_MAX_CODE_POINTS} code points, ${REPLY_MAX_BYTES} bytes at most` }),
  parentId: id.nullish(),
});
export type PostReplyBody = z.infer<typeof postReplyBody>;

export const editReplyBody = postReplyBody.pick({ body: true });
export type EditReplyBody = z.infer<typeof editReplyBody>;

export const revisionView = z.object({
  revision: z.int(),
  body: z.string(),
  html: z.string(),
  createdAt: instant,
}).meta({ id: 'Revision' });
export type RevisionView = z.infer<typeof revisionView>;

export const reportReasons = ['abuse', 'hate', 'spam', 'off-topic', 'false', 'private', 'illegal', 'other'] as const;
export const reportReason = z.enum(reportReasons);
export type ReportReason = z.infer<typeof reportReason>;

export const reportBody = z.strictObject({ reason: reportReason, note: text(0, 1_000).nullish() });
export type ReportBody = z.infer<typeof reportBody>;

export const reportView = z.object({ id, replyId: id, reason: reportReason, note: z.string().nullable(), createdAt: instant }).meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;

/** How often a reply is liked now. */
export const likeView = z.object({ likeCount: z.int() }).meta({ id: 'Like' });
export type LikeView = z.infer<typeof likeView>;

/** What became of a report: nobody has decided yet, the reply stayed, it was removed, or its author took it back first. */
export const reportOutcome = z.enum(['open', 'kept', 'removed', 'withdrawn']);
export type ReportOutcome = z.infer<typeof reportOutcome>;

export const ownReportView = reportView.extend({
  outcome: reportOutcome,
  decidedAt: instant.nullable(),
  article: articleView.pick({ id: true, headline: true, url: true }),
  reply: replyFields.pick({ id: true, threadId: true, author: true, html: true, status: true, url: true }).meta({ description: 'As everybody sees it now; a place-holder where it may not be read any more' }),
}).meta({ id: 'OwnReport' });
export type OwnReportView = z.infer<typeof ownReportView>;

export const replyContext = z.object({ article: articleView, thread: threadView, path: z.array(replyView) }).meta({ id: 'ReplyContext' });
export interface ReplyContext {
  article: z.infer<typeof articleView>;
  thread: z.infer<typeof threadView>;
  /** From the top-level reply down to the one asked for. */
  path: ReplyView[];
}

/** What is personal on a page, kept apart so that the page itself can be cached for everybody. */
export const mineAnswer = z.object({
  items: z.record(id, z.object({ liked: z.boolean(), reported: z.boolean(), can: replyCan })),
  held: z.array(ownReplyView),
  muted: z.array(id),
  following: z
    .object({ thread: z.boolean(), article: z.boolean(), users: z.array(id), replies: z.array(id) })
    .meta({ description: 'What one follows here: the thread, its article, and among the replies asked for their authors and the answers to them' }),
});
export type MineAnswer = z.infer<typeof mineAnswer>;

/** The names that a thread's events have, on the socket and in the catch-up list. */
export const threadEventTypes = ['reply.published', 'reply.edited', 'reply.removed', 'reply.restored', 'thread.changed'] as const;
export const threadEventType = z.enum(threadEventTypes);
export type ThreadEventType = z.infer<typeof threadEventType>;

export const threadEventView = z.object({
  seq: z.int(),
  type: threadEventType,
  at: instant,
  replyId: id.nullable(),
  reply: replyView.nullable().meta({ description: 'The public view as it is now, never what was hidden since' }),
}).meta({ id: 'ThreadEvent' });
export interface ThreadEventView {
  seq: number;
  type: ThreadEventType;
  at: string;
  replyId: string | null;
  reply: ReplyView | null;
}

export const threadEventsAnswer = z.object({ items: z.array(threadEventView), next: z.string().nullable(), seq: z.int() });
export interface ThreadEventsAnswer extends Page<ThreadEventView> {
  /** The thread's last event at the time of reading. */
  seq: number;
}
