import { z } from 'zod';
import { id, instant, moment, text } from './primitives.js';
import { articleView } from './articles.js';
import { ownReasonCode } from './own-reasons.js';
import { replyView, reportReason, screeningReason, type ReplyView } from './replies.js';
import { callView, leaseView, opinionView } from './teamwork.js';

/** `mine`: what I am looking at, what was handed to me, and where I am asked or named. */
export const queueKind = z.enum(['held', 'reported', 'new', 'appealed', 'mine']);
export type QueueKind = z.infer<typeof queueKind>;

export const queueReport = z.object({ reason: reportReason, note: z.string().nullable(), at: instant });

/** Where something stands in a text that is shown. */
export const spot = z.object({ start: z.int(), end: z.int() });
export type Spot = z.infer<typeof spot>;

/** Why a reply waits, as moderators are told: how sure the check was, which rule it judged by, and what to mark. */
export const queueReason = screeningReason.extend({
  outcome: z.enum(['tag', 'hold']).meta({ description: 'A tag is told to moderators and changes nothing else' }),
  score: z.number().nullable().meta({ description: 'From 0 to 1; null of what was screened before there were scores' }),
  version: z.int().nullable().meta({ description: 'Of the check' }),
  lists: z.int().nullable().meta({ description: 'The change of the word lists that it judged by, where it looks into them' }),
  spots: z.array(spot).meta({ description: 'What it found, in UTF-16 units of the text content of html' }),
}).meta({ id: 'QueueReason' });
export type QueueReason = z.infer<typeof queueReason>;

/** Why a reply was rejected, or what a site's own reason for it counts under: the same as the reasons of reports. */
export const decisionReason = reportReason;
export type DecisionReason = z.infer<typeof decisionReason>;

export const queueItem = z.object({
  reply: replyView,
  article: articleView.pick({ id: true, headline: true, url: true }),
  reasons: z.array(queueReason),
  reports: z.array(queueReport),
  since: instant.meta({ description: 'When it came into this queue' }),
  lease: leaseView.nullable().meta({ description: 'Who is looking at it' }),
  urgency: z.int().meta({ description: 'How urgent it is, in minutes of waiting: see the sort by urgency' }),
  calls: z.array(callView).meta({ description: 'To whom it was handed, who is asked, and who is named in a note' }),
  opinions: z.array(opinionView).meta({ description: 'What was said of this text where two must agree' }),
  notes: z.int().meta({ description: 'How many notes moderators wrote on it' }),
  ownReasons: z.array(z.object({ code: z.string(), under: decisionReason, text: z.string() })).meta({ description: 'The reasons of its site’s own, in the language of who asks' }),
}).meta({ id: 'QueueItem' });
export interface QueueItem extends Omit<z.infer<typeof queueItem>, 'reply'> {
  reply: ReplyView;
}

export const queueAnswer = z.object({
  items: z.array(queueItem),
  next: z.string().nullable(),
  counts: z.object({ held: z.int(), reported: z.int(), new: z.int(), appealed: z.int(), mine: z.int() }),
  oldest: z.object({ held: instant.nullable(), reported: instant.nullable(), new: instant.nullable(), appealed: instant.nullable() }).meta({ description: 'Since when the longest waiting waits' }),
  late: z.object({ held: z.int(), reported: z.int() }).meta({ description: 'How many have waited longer than their sites want it, among the thousand that wait longest' }),
});
export interface QueueAnswer {
  items: QueueItem[];
  next: string | null;
  counts: Record<QueueKind, number>;
  oldest: Record<'held' | 'reported' | 'new' | 'appealed', string | null>;
  late: Record<'held' | 'reported', number>;
}

export const decisionKinds = ['approve', 'reject', 'restore', 'feature', 'unfeature'] as const;
export const decisionKind = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof decisionKind>;

export const decideBody = z
  .strictObject({
    decision: decisionKind,
    revision: z.int().min(1).meta({ description: 'The revision that the moderator saw' }),
    reason: decisionReason.optional(),
    ownReason: ownReasonCode.optional().meta({ description: 'A reason of the site’s own, by its code; the reason is the one that it counts under' }),
    note: text(0, 1_000).nullish(),
  })
  .refine((body) => body.decision !== 'reject' || body.reason !== undefined || body.ownReason !== undefined, {
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
  ownReason: z.string().nullable().meta({ description: 'The code of a reason of the site’s own' }),
  note: z.string().nullable(),
  moderatorId: id,
  at: instant,
  reply: replyView,
}).meta({ id: 'Decision' });
export interface DecisionView extends Omit<z.infer<typeof decisionView>, 'reply'> {
  reply: ReplyView;
}

/** How long a decision can be taken back as if it had not been, by whoever made it. */
export const UNDO_SECONDS = 10;

/** A decision that was taken back, and the reply as it was before. */
export const undoneView = z.object({ id, replyId: id, undoneAt: instant, reply: replyView }).meta({ id: 'UndoneDecision' });
export interface UndoneView extends Omit<z.infer<typeof undoneView>, 'reply'> {
  reply: ReplyView;
}

export const wordLists = z.strictObject({
  banned: z.array(text(1, 200)).max(10_000),
  suspect: z.array(text(1, 200)).max(10_000),
});
export type WordLists = z.infer<typeof wordLists>;
export type WordListName = keyof WordLists;

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A language tag (BCP 47) under which people keep words together. */
export const wordLanguage = z
  .string()
  .max(35)
  .refine(isLanguageTag, { error: 'must be a language tag such as en or pt-BR' })
  .meta({ example: 'fa' });

/** Which lists there are, and the sites that may have some. */
export const knownWordsAnswer = z.object({
  everywhere: z.boolean().meta({ description: 'Whether one may change the lists that hold on every site' }),
  sites: z.array(z.object({ id, name: z.string() })),
  lists: z.array(
    z.object({
      siteId: id.nullable().meta({ description: 'Null: they hold on every site' }),
      language: z.string().nullable(),
      version: z.int().meta({ description: 'The number of their latest change, as the log and the verdicts name it' }),
      banned: z.int(),
      suspect: z.int(),
      changedAt: instant,
    }),
  ),
});
export type KnownWordsAnswer = z.infer<typeof knownWordsAnswer>;

export const logActions = [
  'reply.approve', 'reply.reject', 'reply.restore', 'reply.feature', 'reply.unfeature', 'reply.undo', 'reply.lock', 'reply.unlock', 'reply.move', 'reply.hand-over', 'reply.ask',
  'thread.change', 'words.change', 'user.role', 'user.sanction', 'user.sanction-end', 'user.name-reset', 'site.create', 'site.change', 'site.key', 'site.signer', 'site.outside-check', 'site.scorer', 'site.invite', 'site.uninvite', 'parked.replay',
  'appeal.uphold', 'appeal.reverse', 'notice.act', 'notice.dismiss',
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
