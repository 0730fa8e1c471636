import { z } from 'zod';
import { id, instant, moment, text } from './primitives.js';

export const threadStatus = z.enum(['open', 'closed']);
export type ThreadStatus = z.infer<typeof threadStatus>;

/** `post`: published first, read afterwards. `pre`: read by a moderator first. */
export const threadModeration = z.enum(['post', 'pre']);
export type ThreadModeration = z.infer<typeof threadModeration>;

/** Slow mode lets each reader post once in at most a day. */
const slowSeconds = z.int().min(0).max(86_400);

/** More links than this and a reply waits for a moderator. */
const linksBeforeHold = z.int().min(0).max(20).nullable();

export const threadView = z.object({
  id,
  articleId: id,
  prompt: z.string().nullable(),
  status: threadStatus,
  moderation: threadModeration,
  replyCount: z.int().meta({ description: 'Published replies' }),
  seq: z.int().meta({ description: 'The number of the last event; 0 before the first' }),
  opensAt: instant.nullable().meta({ description: 'When it begins to take replies, where that is later' }),
  closesAt: instant.nullable(),
  slowSeconds: slowSeconds.meta({ description: 'Each reader posts once in so many seconds; 0 where slow mode is off' }),
  linksBeforeHold: linksBeforeHold.meta({ description: 'More links than this and a reply waits for a moderator; null: as the site says' }),
  pinnedReplyId: id.nullable().meta({ description: 'The reply that the newsroom shows before all others' }),
  createdAt: instant,
  can: z.object({ post: z.boolean(), moderate: z.boolean() }),
}).meta({ id: 'Thread' });
export type ThreadView = z.infer<typeof threadView>;

export const openThreadBody = z.strictObject({
  prompt: text(1, 300),
  moderation: threadModeration.optional(),
  opensAt: moment.nullish(),
  closesAt: moment.nullish(),
  slowSeconds: slowSeconds.optional(),
});
export type OpenThreadBody = z.infer<typeof openThreadBody>;

export const changeThreadBody = z
  .strictObject({
    status: threadStatus.optional(),
    moderation: threadModeration.optional(),
    prompt: text(1, 300).optional(),
    opensAt: moment.nullish(),
    closesAt: moment.nullish(),
    slowSeconds: slowSeconds.optional(),
    linksBeforeHold: linksBeforeHold.optional(),
    pinnedReplyId: id.nullish(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), { error: 'must change something' });
export type ChangeThreadBody = z.infer<typeof changeThreadBody>;
