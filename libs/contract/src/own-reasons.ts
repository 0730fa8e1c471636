import { z } from 'zod';
import { languageTags } from './languages.js';
import { text } from './primitives.js';
import { reportReason } from './replies.js';

/** Enough for a house's rules, and few enough to choose from. */
export const OWN_REASONS_MOST = 30;

/** The name of a reason of a site's own, in the log and over the API. */
export const ownReasonCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'must be small letters, digits and hyphens' });

/** A reason of a site's own for removing a reply: it counts under one of ours, and is said in its own words. */
export const ownReason = z.strictObject({
  code: ownReasonCode,
  under: reportReason.meta({ description: 'Which of the common reasons it counts under' }),
  texts: z
    .partialRecord(z.enum(languageTags), text(1, 200))
    .refine((texts) => Object.keys(texts).length > 0, { error: 'must be said in one language at least' })
    .meta({ description: 'How it is said, by language: where a reader’s is missing, in English, or else in the first that there is' }),
}).meta({ id: 'OwnReason' });
export type OwnReason = z.infer<typeof ownReason>;

/** All of a site's own reasons, each under a name of its own. */
export const ownReasons = z
  .array(ownReason)
  .max(OWN_REASONS_MOST)
  .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length, { error: 'must each have a code of their own' });
