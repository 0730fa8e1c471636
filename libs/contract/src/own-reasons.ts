import { z } from 'zod';
import { languageTags } from './languages.js';
import { text } from './primitives.js';
import { reportReason } from './replies.js';

/** Enough for a house's rules, and few enough to choose from. */
export const OWN_REASONS_MOST = 30;

/** With those that are offered no more: as many as nobody comes to by changing them now and then. */
export const OWN_REASONS_KEPT = 300;

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
  retired: z.boolean().optional().meta({ description: 'It cannot be chosen any more. One that decisions refer to is retired when it is left out' }),
}).meta({ id: 'OwnReason' });
export type OwnReason = z.infer<typeof ownReason>;

/** All of a site's own reasons, each under a name of its own. */
export const ownReasons = z
  .array(ownReason)
  .max(OWN_REASONS_KEPT)
  .refine((reasons) => reasons.filter(({ retired }) => retired !== true).length <= OWN_REASONS_MOST, { error: `must be at most ${OWN_REASONS_MOST} that can be chosen` })
  .superRefine((reasons, context) => {
    const codes = reasons.map(({ code }) => code);
    codes.forEach((code, at) => {
      if (codes.indexOf(code) < at) context.addIssue({ code: 'custom', path: [at, 'code'], message: 'must be a code that no other reason has' });
    });
  });
