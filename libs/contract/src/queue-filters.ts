import { z } from 'zod';
import { id, instant, text } from './primitives.js';
import { queueKind } from './moderation.js';
import { queueFilter } from './queue-filter.js';
import { colleague } from './teamwork.js';

/** A filter that is kept: which queue, and what of it. */
const question = z.strictObject({ kind: queueKind.optional(), ...queueFilter.shape });

export const savedFilterBody = z.strictObject({
  name: text(1, 60),
  question,
  shared: z.boolean().default(false).meta({ description: 'With the team of the site that it names, or with everybody' }),
});
export type SavedFilterBody = z.infer<typeof savedFilterBody>;

export const savedFilterView = z
  .object({ id, name: z.string(), question, shared: z.boolean(), owner: colleague, createdAt: instant })
  .meta({ id: 'SavedFilter' });
export type SavedFilterView = z.infer<typeof savedFilterView>;
