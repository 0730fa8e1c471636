import { z } from 'zod';
import { articleView } from './articles.js';
import { decisionKind } from './moderation.js';
import { id, instant, moment } from './primitives.js';
import { replyAuthor } from './replies.js';
import { sanctionKinds } from './sanctions.js';

/** What somebody can be told of. */
export const notificationKinds = ['answer', 'mention', 'follow', 'prompt', 'milestone', 'decision', 'report'] as const;
export const notificationKind = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof notificationKind>;

/** The ways in which somebody can be told: the bell in the page, a letter, a push message. */
export const notificationWays = ['bell', 'mail', 'push'] as const;
export type NotificationWay = (typeof notificationWays)[number];

/** One line of the bell: everything of one kind about one subject that was not read before, the newest first. */
export const notificationView = z
  .object({
    id,
    kind: notificationKind,
    subject: z.string().meta({ description: 'Opaque: what was not read of one kind and subject is one line, which has another id once something newer is in it' }),
    at: instant.meta({ description: 'Of the newest that it tells of' }),
    read: z.boolean(),
    count: z.int().meta({ description: 'How many it tells of' }),
    actors: z.array(replyAuthor).meta({ description: 'The last three who did it; the others are `count`' }),
    actorCount: z.int().meta({ description: 'How many different people did it' }),
    reply: z
      .object({ id, url: z.string(), excerpt: z.string().meta({ description: 'The beginning of its text, plain' }) })
      .optional()
      .meta({ description: 'What it leads to' }),
    article: articleView.pick({ id: true, headline: true, url: true }).optional(),
    thread: z.object({ id, prompt: z.string().nullable() }).optional(),
    decision: z.enum([...decisionKind.options, ...sanctionKinds, 'upheld', 'reversed']).optional().meta({ description: 'Of a decision or the outcome of a report: what was decided, on a reply or about oneself; upheld and reversed: of an appeal' }),
    statementId: id.optional().meta({ description: 'Of a removal, of what was decided about oneself, and of an appeal: its statement of reasons, `GET /me/statements/:statementId`' }),
    followed: z.boolean().optional().meta({ description: 'Of an answer: true where it answers somebody else, whose answers one follows' }),
    likes: z.int().optional().meta({ description: 'Of a milestone: how many' }),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof notificationView>;

export const notificationsAnswer = z.object({
  items: z.array(notificationView),
  next: z.string().nullable(),
  unread: z.int().meta({ description: 'Lines that were not read; 100 stands for more' }),
});
export type NotificationsAnswer = z.infer<typeof notificationsAnswer>;

/** Some lines, or everything up to a moment. */
export const readNotificationsBody = z
  .strictObject({ ids: z.array(id).min(1).max(100).optional(), before: moment.optional() })
  .refine(({ ids, before }) => (ids === undefined) !== (before === undefined), { path: ['ids'], error: 'give either ids or before' });
export type ReadNotificationsBody = z.infer<typeof readNotificationsBody>;

const ways = z.strictObject({ bell: z.boolean(), mail: z.boolean(), push: z.boolean() });
export type Ways = z.infer<typeof ways>;

/** `HH:MM`, of the reader's own time zone. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 22:30' });

const hours = z.strictObject({ from: clockTime, to: clockTime });
const quiet = hours.nullable();

/** From the first time to the second, across midnight where the second is earlier. Two times that are the same would mean no hour or every hour: null is for none, `pausedUntil` for all. */
const quietHours = hours.refine(({ from, to }) => from !== to, { path: ['to'], error: 'must be another time than `from`; null stands for no quiet hours' }).nullable();

const kinds = z.strictObject({ answer: ways, mention: ways, follow: ways, prompt: ways, milestone: ways, decision: ways, report: ways });

export const digestRhythm = z.enum(['off', 'daily', 'weekly']);
export type DigestRhythm = z.infer<typeof digestRhythm>;

/** How somebody wants to be told of what. */
export const preferencesView = z
  .object({
    kinds,
    digest: digestRhythm,
    quiet: quiet.meta({ description: 'Between these two times nothing is sent; the bell still shows it' }),
    pausedUntil: instant.nullable().meta({ description: 'Nothing is sent before that' }),
    mailStopped: z.enum(['bounce', 'complaint']).nullable().meta({ description: 'Why no letter is sent to the address any more' }),
  })
  .meta({ id: 'Preferences' });
export type PreferencesView = z.infer<typeof preferencesView>;

const someWays = ways.partial();
/** Only what is named changes. */
export const changePreferencesBody = z.strictObject({
  kinds: z.strictObject({ answer: someWays, mention: someWays, follow: someWays, prompt: someWays, milestone: someWays, decision: someWays, report: someWays }).partial().optional(),
  digest: digestRhythm.optional(),
  quiet: quietHours.optional(),
  pausedUntil: moment.nullable().optional(),
});
export type ChangePreferencesBody = z.infer<typeof changePreferencesBody>;

/** What came in over the socket: the line as it is now, and how many are not read. */
export interface NotificationCreated extends NotificationView {
  unread: number;
}

/** Read in one tab is read in all: how many are left. */
export interface NotificationsRead {
  unread: number;
}
