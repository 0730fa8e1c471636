import { z } from 'zod';
import { id, instant, moment, text } from './primitives.js';

export const threadStatus = z.enum(['open', 'closed']);
export type ThreadStatus = z.infer<typeof threadStatus>;

/** `post`: published first, read afterwards. `pre`: read by a moderator first. */
export const threadModeration = z.enum(['post', 'pre']);
export type ThreadModeration = z.infer<typeof threadModeration>;

export const threadView = z.object({
  id,
  articleId: id,
  prompt: z.string().nullable(),
  status: threadStatus,
  moderation: threadModeration,
  replyCount: z.int().meta({ description: 'Published replies' }),
  seq: z.int().meta({ description: 'The number of the last event; 0 before the first' }),
  closesAt: instant.nullable(),
  createdAt: instant,
  can: z.object({ post: z.boolean(), moderate: z.boolean() }),
}).meta({ id: 'Thread' });
export type ThreadView = z.infer<typeof threadView>;

export const openThreadBody = z.strictObject({
  prompt: text(1, 300),
  moderation: threadModeration.optional(),
  closesAt: moment.nullish(),
});
export type OpenThreadBody = z.infer<typeof openThreadBody>;

export const changeThreadBody = z
  .strictObject({
    status: threadStatus.optional(),
    moderation: threadModeration.optional(),
    closesAt: moment.nullish(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), { error: 'must change something' });
export type ChangeThreadBody = z.infer<typeof changeThreadBody>;
