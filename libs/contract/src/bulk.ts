import { z } from 'zod';
import { articleView } from './articles.js';
import { decisionReason } from './moderation.js';
import { ownReasonCode } from './own-reasons.js';
import { id, instant, text } from './primitives.js';
import { replyAuthor, replyStatus } from './replies.js';

/** One decision on many replies: looked at first, done as a job, and undone as a whole. */

/** So many at once: what a person can still look over, and what is done within seconds. */
export const BULK_MOST = 500;

/** How many of them the preview shows. */
export const BULK_EXAMPLES = 20;

/** For so long a preview can be begun: what it shows is hardly so any more after that. */
export const BULK_PREVIEW_SECONDS = 3_600;

export const bulkDecision = z.enum(['approve', 'reject']);
export type BulkDecision = z.infer<typeof bulkDecision>;

export const bulkPreviewBody = z
  .strictObject({
    replyIds: z.array(id).min(1).max(BULK_MOST).optional(),
    author: z
      .strictObject({
        userId: id,
        last: z.int().min(1).max(BULK_MOST),
        siteId: id.optional().meta({ description: 'On this site; left out: wherever the caller moderates' }),
      })
      .optional()
      .meta({ description: 'The last replies of a reader, whatever became of them' }),
    decision: bulkDecision,
    reason: decisionReason.optional(),
    ownReason: ownReasonCode.optional().meta({ description: 'A reason of a site’s own; replies of sites without it are left' }),
    note: text(0, 1_000).nullish(),
  })
  .refine((body) => (body.replyIds === undefined) !== (body.author === undefined), { path: ['replyIds'], error: 'must name replies or a reader, and not both' })
  .refine((body) => body.decision !== 'reject' || body.reason !== undefined || body.ownReason !== undefined, { path: ['reason'], error: 'a rejection needs a reason' });
export type BulkPreviewBody = z.infer<typeof bulkPreviewBody>;

/** A reply that is left as it is, and why: the code of a refusal. */
export const bulkLeft = z.object({ replyId: id, code: z.string() });
export type BulkLeft = z.infer<typeof bulkLeft>;

const what = { id, decision: bulkDecision, reason: decisionReason.nullable(), ownReason: z.string().nullable(), note: z.string().nullable() };

export const bulkPreview = z
  .object({
    ...what,
    until: instant.meta({ description: 'Until when it can be begun' }),
    asked: z.int().meta({ description: 'How many replies it is about' }),
    touches: z.object({
      replies: z.int(),
      byStatus: z.object({ published: z.int(), held: z.int(), rejected: z.int(), withdrawn: z.int() }),
      threads: z.int(),
      authors: z.int(),
    }),
    examples: z
      .array(z.object({ id, status: replyStatus, author: replyAuthor, excerpt: z.string(), createdAt: instant, article: articleView.pick({ id: true, headline: true, url: true }) }))
      .meta({ description: `At most ${BULK_EXAMPLES} of what it touches, in the order in which they were chosen` }),
    left: z.array(bulkLeft).meta({ description: 'What it cannot touch, and why' }),
  })
  .meta({ id: 'BulkPreview' });
export type BulkPreview = z.infer<typeof bulkPreview>;

export const bulkState = z.enum(['running', 'done', 'undoing', 'undone']);
export type BulkState = z.infer<typeof bulkState>;

export const bulkView = z
  .object({
    ...what,
    state: bulkState,
    asked: z.int(),
    waiting: z.int().meta({ description: 'Still to be decided on; while it is undone: still to be put back' }),
    done: z.int().meta({ description: 'Decided on, and not taken back' }),
    undone: z.int().meta({ description: 'Decided on, and taken back' }),
    left: z.array(bulkLeft).meta({ description: 'What was not decided on, and why' }),
    kept: z.array(bulkLeft).meta({ description: 'What was decided on and not taken back, and why' }),
    startedAt: instant,
    finishedAt: instant.nullable(),
    undoneAt: instant.nullable(),
  })
  .meta({ id: 'Bulk' });
export type BulkView = z.infer<typeof bulkView>;

export const bulkBody = z.strictObject({ previewId: id });
