import { z } from 'zod';
import { id, text } from './primitives.js';

/** Half a year: what has waited longer is found as well. */
const MOST_MINUTES = 262_800;

/** What of a queue is wanted; each part narrows it. */
export const queueFilter = z.strictObject({
  siteId: id.optional(),
  threadId: id.optional(),
  section: text(1, 100).optional().meta({ description: 'Of the article' }),
  authorId: id.optional(),
  language: z.string().regex(/^[a-z]{2,3}$/).optional().meta({ description: 'In which the author uses the site', example: 'fa' }),
  rule: z.string().min(1).max(60).optional().meta({ description: 'The code of what a check found', example: 'words.suspect' }),
  olderThan: z.coerce.number().int().min(0).max(MOST_MINUTES).optional().meta({ description: 'Waiting for at least so many minutes' }),
});
export type QueueFilter = z.infer<typeof queueFilter>;
