import { z } from 'zod';
import { decisionReason, spot } from './moderation.js';
import { id, instant, text, webUrl } from './primitives.js';
import { replyAuthor, replyView, screeningReason, type ReplyView } from './replies.js';
import { sanctionKind } from './sanctions.js';
import { articleView } from './articles.js';

/** Half a year, as article 20 of the Digital Services Act asks for at least. */
export const APPEAL_DAYS = 180;

export const appealState = z.enum(['open', 'upheld', 'reversed', 'closed']).meta({ description: 'closed: what it was about was taken back before anybody decided on it' });
export type AppealState = z.infer<typeof appealState>;

export const appealBody = z
  .strictObject({ decisionId: id.optional(), sanctionId: id.optional(), text: text(1, 2_000).meta({ description: 'Why it was not right, in one’s own words' }) })
  .refine(({ decisionId, sanctionId }) => (decisionId === undefined) !== (sanctionId === undefined), { path: ['decisionId'], error: 'give either decisionId or sanctionId' });
export type AppealBody = z.infer<typeof appealBody>;

/** An appeal as its writer sees it. */
export const appealView = z
  .object({
    id,
    decisionId: id.nullable(),
    sanctionId: id.nullable(),
    text: z.string(),
    state: appealState,
    createdAt: instant,
    decidedAt: instant.nullable(),
    note: z.string().nullable().meta({ description: 'Why it was decided so, in the moderator’s own words' }),
  })
  .meta({ id: 'Appeal' });
export type AppealView = z.infer<typeof appealView>;

const where = { article: articleView.pick({ id: true, headline: true, url: true }), thread: z.object({ id, prompt: z.string().nullable() }) };

/** Why something of somebody's was restricted, with all that article 17 of the Digital Services Act asks for; the words around it are the client's, in the reader's language. */
export const statementView = z
  .object({
    id: id.meta({ description: 'Of the decision or of the sanction' }),
    decisionId: id.nullable(),
    sanctionId: id.nullable(),
    measure: z.enum(['removed', ...sanctionKind.options]).meta({ description: 'What was done: a reply was removed, or what a moderator decided about the reader' }),
    site: z.object({ id, name: z.string() }).nullable().meta({ description: 'Where it holds; null: everywhere' }),
    reply: z.object({ id, url: z.string(), body: z.string(), html: z.string(), revision: z.int() }).nullable().meta({ description: 'The reply and the text that was decided on' }),
    article: where.article.nullable(),
    slowSeconds: z.int().nullable(),
    at: instant.meta({ description: 'Since when it holds' }),
    until: instant.nullable(),
    endedAt: instant.nullable().meta({ description: 'When it ended or was taken back' }),
    holds: z.boolean(),
    ground: z.object({ basis: z.enum(['rules', 'law']), reason: decisionReason, text: z.string().nullable().meta({ description: 'A reason of the site’s own as it was said then, in the reader’s language' }), law: z.string().nullable().meta({ description: 'Which law, as a notice named it' }) }),
    facts: z.object({
      checks: z.array(screeningReason.extend({ spots: z.array(spot).meta({ description: 'What was found, in UTF-16 units of the text content of html' }) })),
      reports: z.int().meta({ description: 'How many readers reported it; who they are is not said' }),
      notice: z.boolean().meta({ description: 'Whether somebody gave notice that it is against the law' }),
      note: z.string().nullable().meta({ description: 'What the moderator wrote to them' }),
    }),
    automated: z.object({ detection: z.boolean(), decision: z.boolean() }),
    appeal: appealView.nullable(),
    appealUntil: instant,
    can: z.object({ appeal: z.boolean() }),
  })
  .meta({ id: 'Statement' });
export type StatementView = z.infer<typeof statementView>;

/** An appeal as moderators see it. */
export const appealCase = appealView
  .extend({
    user: replyAuthor.pick({ id: true, name: true }),
    against: replyAuthor.pick({ id: true, name: true }).meta({ description: 'Whose decision it is' }),
    decidedBy: replyAuthor.pick({ id: true, name: true }).nullable(),
    statement: statementView.omit({ appeal: true, appealUntil: true, can: true }),
    can: z.object({ decide: z.boolean() }),
  })
  .meta({ id: 'AppealCase' });
export type AppealCase = z.infer<typeof appealCase>;

export const decideAppealBody = z.strictObject({
  decision: z.enum(['uphold', 'reverse']),
  note: text(0, 1_000).nullish().meta({ description: 'In the moderator’s own words; the person is shown it' }),
});
export type DecideAppealBody = z.infer<typeof decideAppealBody>;

export const noticeState = z.enum(['received', 'reviewing', 'acted', 'dismissed']);
export type NoticeState = z.infer<typeof noticeState>;

export const noticeBody = z.strictObject({
  url: webUrl.meta({ description: 'The permalink of a reply or of a thread' }),
  law: text(1, 300).nullish().meta({ description: 'Which law, as far as it is known' }),
  explanation: text(1, 4_000).meta({ description: 'Why it is against the law' }),
  email: z.email().max(254).nullish().meta({ description: 'For the receipt and the outcome' }),
  name: text(1, 100).nullish(),
  locale: z.string().max(35).optional().meta({ description: 'In which language to write' }),
});
export type NoticeBody = z.infer<typeof noticeBody>;

export const noticeReceipt = z.object({ receipt: z.string().meta({ description: 'Shown once; whoever has it may ask what became of the notice' }) });
export type NoticeReceipt = z.infer<typeof noticeReceipt>;

/** What became of a notice, for whoever has its receipt: nothing of what anybody else wrote. */
export const noticeView = z
  .object({
    state: noticeState,
    url: z.string(),
    createdAt: instant,
    decidedAt: instant.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was decided so' }),
    automated: z.boolean().meta({ description: 'Whether a machine decided; a person always does' }),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof noticeView>;

/** A notice as moderators see it. */
export const noticeCase = noticeView
  .omit({ automated: true })
  .extend({
    id,
    siteId: id,
    law: z.string().nullable(),
    explanation: z.string(),
    email: z.string().nullable().meta({ description: 'Null, as the name is, to whoever wrote what the notice is about' }),
    name: z.string().nullable(),
    note: z.string().nullable(),
    decidedBy: replyAuthor.pick({ id: true, name: true }).nullable(),
    reply: replyView.nullable().meta({ description: 'Null where it is about the whole thread' }),
    ...where,
    can: z.object({ decide: z.boolean().meta({ description: 'Not by whoever gave the notice, nor by whoever wrote what it is about' }) }),
  })
  .meta({ id: 'NoticeCase' });
export interface NoticeCase extends Omit<z.infer<typeof noticeCase>, 'reply'> {
  reply: ReplyView | null;
}

export const decideNoticeBody = z.strictObject({
  decision: z.enum(['act', 'dismiss']),
  reason: text(1, 1_000).meta({ description: 'Why; whoever gave the notice is told it' }),
  note: text(0, 1_000).nullish().meta({ description: 'For moderators' }),
});
export type DecideNoticeBody = z.infer<typeof decideNoticeBody>;

export const redressState = z.enum(['open', 'decided']);
export type RedressState = z.infer<typeof redressState>;

/** How much waits for somebody's decision, up to a thousand of each. */
export const redressCounts = z.object({ appeals: z.int(), notices: z.int() }).meta({ id: 'RedressCounts' });
export type RedressCounts = z.infer<typeof redressCounts>;
