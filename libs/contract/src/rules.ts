import { z } from 'zod';
import { queueReason, spot } from './moderation.js';
import { id } from './primitives.js';
import { postReplyBody } from './replies.js';

/** What a site's scorer does: nothing; it says its score with each verdict; it tells moderators; it holds. */
export const scorerModes = ['off', 'shown', 'tag', 'hold'] as const;

/** How a site's own scorer takes part in screening. */
export const scorerSetting = z.object({
  mode: z.enum(scorerModes).default('off'),
  threshold: z.number().nullable().default(null).meta({ description: 'From which score on it tags or holds' }),
}).meta({ id: 'ScorerSetting' });
export type ScorerSetting = z.infer<typeof scorerSetting>;

/** What an admin may have a scorer do. */
export const scorerBody = z
  .strictObject({
    mode: z.enum(scorerModes),
    threshold: z.number().min(0.5).max(0.99).optional().meta({ description: 'From which score on it tags or holds; not needed for the others' }),
  })
  .refine(({ mode, threshold }) => threshold !== undefined || mode === 'off' || mode === 'shown', { path: ['threshold'], error: 'is needed to tag or hold' });
export type ScorerBody = z.infer<typeof scorerBody>;

/** How good a scorer would have been with a threshold, on decisions that it did not learn from. */
export const scorerFigure = z.object({
  threshold: z.number(),
  held: z.int().meta({ description: 'How many of those held back it would have held' }),
  right: z.int().meta({ description: 'How many of these a moderator rejected' }),
  precision: z.number().nullable().meta({ description: 'The share of what it would have held that was rejected; null where it would have held nothing' }),
  recall: z.number().meta({ description: 'The share of what was rejected that it would have held' }),
});
export type ScorerFigure = z.infer<typeof scorerFigure>;

const counted = z.object({ approved: z.int(), rejected: z.int() });

/** What a site's scorer has learned, and how good it is. */
export const scorerView = z.object({
  siteId: id,
  ...scorerSetting.shape,
  learned: counted.meta({ description: 'From how many texts it has learned' }),
  heldBack: counted.meta({ description: 'How many texts were held back, scored before they were decided on' }),
  speaksFrom: z.int().meta({ description: 'How many of each kind it has to learn from before it says anything' }),
  figuresFrom: z.int().meta({ description: 'How many of each kind have to be held back before there are figures' }),
  figures: z.array(scorerFigure).meta({ description: 'None while there are too few' }),
  suggested: z.number().nullable().meta({ description: 'The lowest of these thresholds at which nine of ten that it holds were rejected' }),
}).meta({ id: 'Scorer' });
export type ScorerView = z.infer<typeof scorerView>;

/** A text to try the rules of a site on, as a reader of it might post it. */
export const rulesTestBody = z.strictObject({
  siteId: id,
  body: postReplyBody.shape.body,
  userId: id.optional().meta({ description: 'As if this reader posted it; without, somebody whom nothing speaks for or against' }),
});
export type RulesTestBody = z.infer<typeof rulesTestBody>;

/** What one check says of a text that is tried. */
export const triedVerdict = queueReason.extend({
  outcome: z.enum(['publish', 'tag', 'hold', 'refuse']),
  code: z.string().nullable().meta({ description: 'Null of a check that has nothing to say' }),
}).meta({ id: 'TriedVerdict' });
export type TriedVerdict = z.infer<typeof triedVerdict>;

/** What every check says of a text that is tried. */
export const rulesTestAnswer = z.object({
  outcome: triedVerdict.shape.outcome.meta({ description: 'The gravest of all' }),
  html: z.string(),
  verdicts: z.array(triedVerdict),
  scorer: z
    .object({ score: z.number(), against: z.array(z.string()), on: z.array(z.string()), spots: z.array(spot) })
    .nullable()
    .meta({ description: 'What the site’s scorer makes of it, and by which words, whatever it may do; null while it knows too little' }),
}).meta({ id: 'RulesTest' });
export type RulesTestAnswer = z.infer<typeof rulesTestAnswer>;
