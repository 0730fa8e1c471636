import { z } from 'zod';
import { bulkBody, bulkPreview, bulkPreviewBody, bulkView } from '../bulk.js';
import { id } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

const common = { access: 'moderator', room: 'Moderation' } as const;
const ofBulk = z.strictObject({ bulkId: id });

const what = { id: examples.ids.bulk, decision: 'reject', reason: 'spam', ownReason: null, note: null } as const;

const preview = {
  ...what,
  until: '2021-08-26T18:02:11.000Z',
  asked: 20,
  touches: { replies: 19, byStatus: { published: 17, held: 2, rejected: 0, withdrawn: 0 }, threads: 4, authors: 1 },
  examples: [{ id: examples.ids.reply, status: 'published', author: examples.reply.author, excerpt: 'Talks first, always.', createdAt: examples.at, article: { id: examples.ids.article, headline: examples.article.headline, url: examples.article.url } }],
  left: [{ replyId: examples.ids.log, code: 'reply.transition' }],
} as const;

const bulk = {
  ...what,
  state: 'running',
  asked: 20,
  waiting: 12,
  done: 7,
  undone: 0,
  left: [{ replyId: examples.ids.log, code: 'reply.transition' }],
  kept: [],
  startedAt: examples.at,
  finishedAt: null,
  undoneAt: null,
} as const;

export const bulkRoutes = {
  previewBulk: route({
    ...common,
    method: 'POST',
    path: '/moderation/bulk/previews',
    summary: 'What a decision on many replies would touch: a selection, or the last replies of a reader. Nothing is done; the preview can be begun for an hour.',
    body: bulkPreviewBody,
    answers: { 201: bulkPreview },
    refusals: ['user.absent'],
    example: { body: { author: { userId: examples.ids.user, last: 20 }, decision: 'reject', reason: 'spam' }, answer: preview },
  }),
  startBulk: route({
    ...common,
    method: 'POST',
    path: '/moderation/bulk',
    summary: 'Begin what was previewed, as a job: each reply for itself, with all the rules. What was edited or decided on since the preview is left as it is. Asked again, it answers how far the same job is.',
    body: bulkBody,
    answers: { 202: bulkView },
    refusals: ['bulk.absent', 'bulk.too-old'],
    example: { body: { previewId: examples.ids.bulk }, answer: bulk },
  }),
  readBulk: route({
    ...common,
    method: 'GET',
    path: '/moderation/bulk/:bulkId',
    summary: 'How far a bulk of one’s own is, and what it left.',
    params: ofBulk,
    answers: { 200: bulkView },
    refusals: ['bulk.absent'],
    example: { answer: bulk },
  }),
  undoBulk: route({
    ...common,
    method: 'POST',
    path: '/moderation/bulk/:bulkId/undo',
    summary: 'Take a whole bulk of one’s own back, as a job: every reply is as it was before. What somebody has changed since stays, and the answer says which.',
    params: ofBulk,
    answers: { 202: bulkView },
    refusals: ['bulk.absent', 'bulk.running'],
    example: { answer: { ...bulk, state: 'undoing' } },
  }),
};
