import { z } from 'zod';
import { articleView } from './articles.js';
import { decisionKind, decisionReason } from './moderation.js';
import { id, instant } from './primitives.js';
import { ownReplyView, postReplyBody, replyAuthor, replyView, type OwnReplyView, type ReplyView } from './replies.js';
import { threadView } from './threads.js';

/** What somebody is told about a text before posting it. It never keeps anybody from trying. */
export const hint = z.object({
  code: z.string().meta({ description: 'Of a screening check, or `hint.shouting`, `hint.long-line`, `hint.repeated`, `hint.only-link`' }),
  detail: z.string().nullable(),
  outcome: z.enum(['publish', 'hold', 'refuse']).meta({ description: 'What posting will come to because of it' }),
}).meta({ id: 'Hint' });
export type Hint = z.infer<typeof hint>;

export const previewBody = z.strictObject({ body: postReplyBody.shape.body, threadId: id, parentId: id.nullish() });
export type PreviewBody = z.infer<typeof previewBody>;

export const previewAnswer = z.object({ html: z.string().meta({ description: 'What the reply will look like' }), hints: z.array(hint) }).meta({ id: 'Preview' });
export type PreviewAnswer = z.infer<typeof previewAnswer>;

/** Room for what is still too long and will be shortened. */
export const draftBody = z.strictObject({ body: z.string().min(1).max(20_480).meta({ description: 'The Markdown source so far' }) });
export type DraftBody = z.infer<typeof draftBody>;

export const draftView = z.object({ body: z.string(), updatedAt: instant }).meta({ id: 'Draft' });
export type DraftView = z.infer<typeof draftView>;

export const keptDraft = draftView.extend({ parentId: id.nullable() }).meta({ id: 'KeptDraft', description: 'A draft, and where it stands: in answer to a reply, or under the article' });
export type KeptDraft = z.infer<typeof keptDraft>;

/** Whom a mention may be of. */
export const peopleAnswer = z.object({ items: z.array(replyAuthor) });
export type PeopleAnswer = z.infer<typeof peopleAnswer>;

const where = { article: articleView.pick({ id: true, headline: true, url: true }), thread: threadView.pick({ id: true, prompt: true }) };
/** Where a reply of somebody's history stands. */
export interface Where {
  article: { id: string; headline: string; url: string };
  thread: { id: string; prompt: string | null };
}

/** A reply of somebody's history, and where it stands. */
export const historyItem = replyView.extend(where).meta({ id: 'HistoryItem' });
export type HistoryItem = ReplyView & Where;

/** What a moderator decided on one's own reply last, without who it was. */
export const lastDecision = z.object({ id, decision: decisionKind, reason: decisionReason.nullable(), note: z.string().nullable(), at: instant });
export type LastDecision = z.infer<typeof lastDecision>;

export const ownHistoryItem = ownReplyView.extend({ ...where, decision: lastDecision.nullable().meta({ description: 'What a moderator decided last on the present text' }) }).meta({ id: 'OwnHistoryItem' });
export type OwnHistoryItem = OwnReplyView & Where & { decision: LastDecision | null };

export const muteView = z.object({ user: replyAuthor, createdAt: instant }).meta({ id: 'Mute' });
export type MuteView = z.infer<typeof muteView>;
