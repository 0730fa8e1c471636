import { z } from 'zod';
import { id, instant, moment, text } from './primitives.js';
import { articleView } from './articles.js';
import { replyView, reportReason, screeningReason, type ReplyView } from './replies.js';

export const queueKind = z.enum(['held', 'reported', 'new']);
export type QueueKind = z.infer<typeof queueKind>;

export const queueReport = z.object({ reason: reportReason, note: z.string().nullable(), at: instant });

export const queueItem = z.object({
  reply: replyView,
  article: articleView.pick({ id: true, headline: true, url: true }),
  reasons: z.array(screeningReason),
  reports: z.array(queueReport),
  since: instant.meta({ description: 'When it came into this queue' }),
  lease: z.null().meta({ description: 'Who is looking at it; nobody yet' }),
}).meta({ id: 'QueueItem' });
export interface QueueItem extends Omit<z.infer<typeof queueItem>, 'reply'> {
  reply: ReplyView;
}

export const queueAnswer = z.object({
  items: z.array(queueItem),
  next: z.string().nullable(),
  counts: z.object({ held: z.int(), reported: z.int(), new: z.int() }),
});
export interface QueueAnswer {
  items: QueueItem[];
  next: string | null;
  counts: Record<QueueKind, number>;
}

export const decisionKinds = ['approve', 'reject', 'restore', 'feature', 'unfeature'] as const;
export const decisionKind = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof decisionKind>;

/** Why a reply was rejected. A site's own list, which starts the same as the reasons of reports. */
export const decisionReason = reportReason;
export type DecisionReason = z.infer<typeof decisionReason>;

export const decideBody = z
  .strictObject({
    decision: decisionKind,
    revision: z.int().min(1).meta({ description: 'The revision that the moderator saw' }),
    reason: decisionReason.optional(),
    note: text(0, 1_000).nullish(),
  })
  .refine((body) => body.decision !== 'reject' || body.reason !== undefined, {
    path: ['reason'],
    error: 'a rejection needs a reason',
  });
export type DecideBody = z.infer<typeof decideBody>;

export const decisionView = z.object({
  id,
  replyId: id,
  decision: decisionKind,
  revision: z.int(),
  reason: decisionReason.nullable(),
  note: z.string().nullable(),
  moderatorId: id,
  at: instant,
  reply: replyView,
}).meta({ id: 'Decision' });
export interface DecisionView extends Omit<z.infer<typeof decisionView>, 'reply'> {
  reply: ReplyView;
}

export const wordLists = z.strictObject({
  banned: z.array(text(1, 200)).max(10_000),
  suspect: z.array(text(1, 200)).max(10_000),
});
export type WordLists = z.infer<typeof wordLists>;

export const logActions = [
  'reply.approve', 'reply.reject', 'reply.restore', 'reply.feature', 'reply.unfeature',
  'thread.change', 'words.change', 'user.role', 'site.create', 'site.change', 'site.key', 'site.signer', 'parked.replay',
] as const;

export const logEntryView = z.object({
  id,
  seq: z.int().meta({ description: 'Its number: 1, 2, 3 … without gaps' }),
  hash: z.string().meta({ description: 'SHA-256 of the entry and of the hash before it, in hex' }),
  at: instant,
  actor: z.object({ id, name: z.string() }),
  action: z.enum(logActions),
  target: z.object({ kind: z.enum(['reply', 'thread', 'site', 'user', 'mail', 'push', 'job']), id }),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
}).meta({ id: 'LogEntry' });
export type LogEntryView = z.infer<typeof logEntryView>;
export type LogAction = (typeof logActions)[number];

/** Which entries of the log are asked for. */
export const logQuestion = z.strictObject({
  actorId: id.optional(),
  action: z.enum(logActions).optional(),
  targetId: id.optional(),
  from: moment.optional().meta({ description: 'From this moment on' }),
  to: moment.optional().meta({ description: 'Before this moment' }),
});
export type LogQuestion = z.infer<typeof logQuestion>;
