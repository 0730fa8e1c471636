import { z } from 'zod';
import { ownReason } from './own-reasons.js';
import { reportReason } from './replies.js';
import { cursor, id, instant, limit, timeZone } from './primitives.js';
import { sanctionKind } from './sanctions.js';
import { threadStatus, threadView } from './threads.js';

/** What the threads list is in the order of, the most of it first. */
export const busyThreadSort = z.enum(['activity', 'temperature', 'held', 'newest']);
export type BusyThreadSort = z.infer<typeof busyThreadSort>;

export const busyThreadQuestion = z.strictObject({
  siteId: id.optional(),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Part of the headline or of the question' }),
  status: threadStatus.optional(),
  sort: busyThreadSort.default('activity'),
  limit: limit(20),
  cursor: cursor.optional(),
});

export const busyThreadView = z.object({
  thread: threadView,
  article: z.object({ id, headline: z.string(), url: z.string() }),
  siteId: id,
  lastHour: z.int().meta({ description: 'Replies of the last hour, but for those that their authors withdrew' }),
  lastDay: z.int().meta({ description: 'The same of the last 24 hours' }),
  held: z.int().meta({ description: 'Waiting for a moderator now' }),
  reports: z.int().meta({ description: 'Open reports of readers' }),
  troubledShare: z.number().min(0).max(1).meta({ description: 'The part of the last day’s replies that is held, was rejected or has open reports' }),
  temperature: z.int().min(0).max(100).meta({ description: 'Of the last hour: 100 × replies ÷ (replies + 20) × the smaller of 1 and twice the part that is held, was rejected or has open reports' }),
}).meta({ id: 'BusyThread' });
export type BusyThreadView = z.infer<typeof busyThreadView>;

/** A day of the calendar, of the years that the database writes with four digits. */
const day = z.iso.date().refine((value) => value >= '0001-01-01', { error: 'must be a day such as 2026-01-31' });

export const pictureQuestion = z.strictObject({
  siteId: id.optional(),
  day: day.optional().meta({ description: 'Today when not given' }),
  timeZone: timeZone.default('UTC'),
});

const seconds = z.number().nullable().meta({ description: 'Seconds from when it began to wait until it was approved or rejected, the middle one of all; null where nothing had waited' });

const measures = {
  posted: z.int(),
  held: z.int().meta({ description: 'Of those, how many did not come out at once' }),
  reports: z.int(),
  decisions: z.int(),
  medianSeconds: seconds,
};

const waiting = z.object({ count: z.int(), oldest: instant.nullable() });

export const pictureView = z.object({
  day: z.string(),
  timeZone: z.string(),
  total: z.object(measures),
  hours: z.array(z.object({ from: instant, ...measures })).meta({ description: 'Every hour of the day: 24, or 23 or 25 where clocks change' }),
  moderators: z.array(z.object({ moderator: z.object({ id, name: z.string() }), decisions: z.int(), medianSeconds: seconds })),
  waiting: z.object({ held: waiting, reported: waiting }).meta({ description: 'What waits now, whatever day is asked for' }),
}).meta({ id: 'Picture' });
export type PictureView = z.infer<typeof pictureView>;

export const transparencyQuestion = z.strictObject({
  siteId: id.optional(),
  from: day.optional().meta({ description: 'The first day, in UTC; 29 days before the last when not given' }),
  to: day.optional().meta({ description: 'The last day, in UTC; today when not given' }),
});

const counts = <Name extends string>(names: readonly Name[]) => z.object(Object.fromEntries(names.map((name) => [name, z.int()])) as Record<Name, z.ZodInt>);

/** What became of the appeals and notices of a time, as it is now; closed: what an appeal was about was taken back before anybody decided on it. */
export const appealOutcomes = ['open', 'upheld', 'reversed', 'closed'] as const;
export const noticeOutcomes = ['open', 'acted', 'dismissed'] as const;

/** What brought a reply before a moderator who removed it; `unknown` of decisions that are older than the question. */
export const removalSources = ['screening', 'report', 'notice', 'own', 'unknown'] as const;

export const transparencyView = z.object({
  site: z.object({ id, name: z.string(), published: z.boolean().meta({ description: 'Whether anybody may read it, at /sites/:siteId/transparency' }) }).nullable().meta({ description: 'Null: all sites' }),
  from: z.string(),
  to: z.string(),
  replies: z.int().meta({ description: 'Replies that were posted' }),
  means: z.object({
    automated: z.int().meta({ description: 'Replies that screening held when they were posted: not shown until a person had read them' }),
    human: z.int().meta({ description: 'Times that a moderator removed a reply' }),
  }),
  removals: z.object({
    byReason: counts([...reportReason.options, 'none'] as const),
    byOwnReason: z
      .array(z.object({ ...ownReason.pick({ code: true, under: true, texts: true }).shape, site: z.object({ id, name: z.string() }), count: z.int() }))
      .meta({ description: 'Of those by reason, the ones by reasons of a site’s own, the most of them first; with how each was said last' }),
    bySource: counts(removalSources),
  }),
  approvals: z.int(),
  reversals: z.int().meta({ description: 'Times that a moderator put back what had been removed' }),
  seconds: z.object({ median: z.number().nullable(), ninetieth: z.number().nullable() }).meta({ description: 'From when a reply began to wait until it was approved or rejected' }),
  reports: z.object({ total: z.int(), byReason: counts(reportReason.options) }),
  sanctions: z.object({ total: z.int(), byKind: counts(sanctionKind.options) }),
  appeals: z.object({ total: z.int(), byOutcome: counts(appealOutcomes), medianSeconds: z.number().nullable() }).meta({ description: 'Of readers against decisions about them, by when they were made; the middle time until they were decided' }),
  notices: z.object({ total: z.int(), byOutcome: counts(noticeOutcomes), medianSeconds: z.number().nullable() }).meta({ description: 'Of what is said to be against the law, in the same way' }),
}).meta({ id: 'Transparency' });
export type TransparencyView = z.infer<typeof transparencyView>;
