import { z } from 'zod';
import { siteStanding, standing, userView } from './accounts.js';
import { articleView } from './articles.js';
import { decisionReason } from './moderation.js';
import { instant, text } from './primitives.js';
import { replyAuthor, replyView, reportOutcome, reportView, type ReplyView } from './replies.js';
import { lastDecision, type LastDecision } from './writing.js';

/** A reader found by moderators, with what they would want to know at a glance. */
export const foundReader = userView
  .pick({ id: true, name: true, role: true, createdAt: true, replyCount: true })
  .extend({ standing: standing.meta({ description: 'Everywhere' }), siteStandings: z.array(siteStanding).meta({ description: 'On the sites that one moderates' }) })
  .meta({ id: 'FoundReader' });
export type FoundReader = z.infer<typeof foundReader>;

const placed = articleView.pick({ id: true, headline: true, url: true });

/** What a reader wrote, whatever became of it, as its moderators see it. */
export const readerReply = z.object({ reply: replyView, article: placed, decision: lastDecision.nullable() }).meta({ id: 'ReaderReply' });
export interface ReaderReply {
  reply: ReplyView;
  article: z.infer<typeof placed>;
  decision: LastDecision | null;
}

/** A report on what a reader wrote, or one that they made. */
export const readerReport = reportView
  .extend({
    outcome: reportOutcome,
    decidedAt: instant.nullable(),
    reporter: replyAuthor,
    author: replyAuthor,
    html: z.string(),
    article: placed,
  })
  .meta({ id: 'ReaderReport' });
export type ReaderReport = z.infer<typeof readerReport>;

export const resetNameBody = z.strictObject({
  reason: decisionReason,
  note: text(0, 1_000).nullish().meta({ description: 'In the moderator’s own words; the reader is shown it' }),
});
export type ResetNameBody = z.infer<typeof resetNameBody>;
