import { z } from 'zod';
import { email } from './accounts.js';
import { id, instant } from './primitives.js';

const base64url = (length: number) => z.string().max(length).regex(/^[\w-]+={0,2}$/, { error: 'must be base64url' });

/** Whom a browser lets send to it: what `pushManager.subscribe` takes as `applicationServerKey`. */
export const pushKeyAnswer = z.object({ publicKey: z.string() });

/** What a browser's `PushSubscription.toJSON()` says, less its `expirationTime`. */
export const subscribePushBody = z.strictObject({
  endpoint: z.url().max(2_048),
  keys: z.strictObject({ p256dh: base64url(100), auth: base64url(40) }),
});
export type SubscribePushBody = z.infer<typeof subscribePushBody>;

/** A browser of one's own that shows push messages. */
export const pushSubscriptionView = z
  .object({
    id,
    createdAt: instant,
    device: z.string().meta({ description: 'Browser and system, such as “Firefox, Windows”; empty when it did not say' }),
    current: z.boolean().meta({ description: 'The log-in that asks' }),
  })
  .meta({ id: 'PushSubscription' });
export type PushSubscriptionView = z.infer<typeof pushSubscriptionView>;

/** What became of letters, as whoever runs the mail server tells us. */
export const mailEventsBody = z.strictObject({
  events: z
    .array(
      z.strictObject({
        type: z.enum(['bounce', 'complaint']),
        address: email.meta({ description: 'The address alone, without a name' }),
        permanent: z.boolean().optional().meta({ description: 'Of a bounce: false where it may pass; such a one stops nothing' }),
      }),
    )
    .min(1)
    .max(500),
});
export type MailEventsBody = z.infer<typeof mailEventsBody>;

/** What was given up, or of which nobody knows whether it arrived: a person decides whether it is tried again. */
export const parkedView = z
  .object({
    id,
    kind: z.enum(['mail', 'push', 'job']),
    about: z.string().meta({ description: 'The template of a letter, the kind of notification of a push message, the name of a job' }),
    state: z.enum(['failed', 'unknown']).meta({ description: 'unknown: it was handed over and may have arrived' }),
    why: z.string().nullable().meta({ description: 'What was said last; null when nothing was' }),
    attempts: z.int(),
    createdAt: instant,
    replayable: z.boolean().meta({ description: 'False where what it would need was forgotten, or has run out' }),
  })
  .meta({ id: 'Parked' });
export type ParkedView = z.infer<typeof parkedView>;
