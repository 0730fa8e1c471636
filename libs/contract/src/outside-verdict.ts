import { z } from 'zod';
import { id } from './primitives.js';
import { replyStatus } from './replies.js';

/** As many places as may be marked of one text by the word lists. */
const MOST_SPOTS = 100;

const said = {
  outcome: z.enum(['publish', 'tag', 'hold', 'refuse']),
  score: z.number().min(0).max(1).optional().meta({ description: 'How much speaks against the text' }),
  code: z.string().max(100).optional(),
  detail: z.string().max(500).optional().meta({ description: 'In words, for moderators' }),
  spots: z.array(z.object({ start: z.int().min(0), end: z.int() })).max(MOST_SPOTS).optional().meta({ description: 'Where, in UTF-16 units of the text that readers are shown' }),
  version: z.int().min(0).optional(),
};

/** What a service says of a text, at once or later. More than we know is let be: it may have told others before us. */
export const outsideVerdict = z.object(said);
export type OutsideVerdict = z.infer<typeof outsideVerdict>;

/** What it says later, and of which text. */
export const outsideVerdictBody = z.strictObject({ ...said, replyId: id, revision: z.int().min(1) });
export type OutsideVerdictBody = z.infer<typeof outsideVerdictBody>;

export const outsideVerdictAnswer = z.object({
  replyId: id,
  revision: z.int(),
  status: replyStatus.meta({ description: 'Of the reply, as it is now' }),
  taken: z.boolean().meta({ description: 'False where nothing was waited for: it was answered at once, or before' }),
}).meta({ id: 'OutsideVerdictAnswer' });
export type OutsideVerdictAnswer = z.infer<typeof outsideVerdictAnswer>;
