import { z } from 'zod';
import { queueReason, spot, wordLanguage, wordLists } from './moderation.js';
import { id, instant } from './primitives.js';
import { postReplyBody, replyStatus } from './replies.js';
import { scorerBody } from './scorer.js';
import { checkFields } from './site-checks.js';

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

/** A draft of a part of a site's rules: what is left out stays as it is. */
export const ruleDraft = z.strictObject({
  words: wordLists.optional().meta({ description: 'In the place of one pair of the site’s word lists' }),
  language: wordLanguage.nullish().meta({ description: 'Which pair: those kept under a language; by themselves without' }),
  checks: z.strictObject(checkFields).partial().optional().meta({ description: 'What checks lead to' }),
  scorerThreshold: scorerBody.shape.threshold.meta({ description: 'From which score on the scorer holds' }),
});
export type RuleDraft = z.infer<typeof ruleDraft>;

export const startReplayBody = z
  .strictObject({ siteId: id, ...ruleDraft.shape, days: z.int().min(1).max(90).default(30).meta({ description: 'How far back it is tried' }) })
  .refine(({ words, checks, scorerThreshold }) => words !== undefined || checks !== undefined || scorerThreshold !== undefined, { path: ['words'], error: 'or checks or scorerThreshold: something has to be drafted' });
export type StartReplayBody = z.infer<typeof startReplayBody>;

/** At most so many examples are shown each way. */
export const MOST_EXAMPLES = 50;

const replayExample = z.object({
  replyId: id,
  text: z.string().meta({ description: 'How it begins' }),
  status: replyStatus,
  check: z.string(),
  outcome: z.enum(['hold', 'refuse']),
  detail: z.string().nullable().meta({ description: 'What the check found, where it says so' }),
});

const replayFound = z.object({
  count: z.int(),
  rejected: z.int().meta({ description: 'How many of these moderators rejected' }),
  examples: z.array(replayExample).meta({ description: 'The earliest, fifty at most' }),
});

/** What a draft of rules would have done. */
export const replayView = z.object({
  id,
  siteId: id,
  draft: ruleDraft,
  days: z.int(),
  state: z.enum(['running', 'done', 'cancelled']),
  total: z.int().meta({ description: 'How many replies were posted in the time' }),
  seen: z.int().meta({ description: 'How many of them were looked at so far' }),
  caught: replayFound.meta({ description: 'What the draft would hold or refuse and the rules as they are would not' }),
  released: replayFound.meta({ description: 'What the rules as they are hold, and the draft would not. What was refused was never kept' }),
  createdAt: instant,
  switchedOnAt: instant.nullable(),
}).meta({ id: 'RuleReplay' });
export type ReplayView = z.infer<typeof replayView>;
