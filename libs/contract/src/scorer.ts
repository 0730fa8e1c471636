import { z } from 'zod';
import { id } from './primitives.js';

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
