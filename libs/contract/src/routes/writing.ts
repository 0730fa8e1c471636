import { z } from 'zod';
import { cursor, id, limit, pageOf } from '../primitives.js';
import { replyStatus } from '../replies.js';
import { draftBody, draftView, historyItem, muteView, ownHistoryItem, peopleAnswer, previewAnswer, previewBody } from '../writing.js';
import * as examples from './examples.js';
import { route } from './route.js';

const ofThread = z.strictObject({ threadId: id });
const ofUser = z.strictObject({ userId: id });
const place = z.strictObject({ parentId: id.optional().meta({ description: 'The reply that is answered; without it, the article' }) });
const draft = { body: 'Talks first, *alw', updatedAt: examples.at };
const where = { article: { id: examples.ids.article, headline: examples.article.headline, url: examples.article.url }, thread: { id: examples.ids.thread, prompt: null } };
const ADDRESSEE = { id: examples.ids.user, name: examples.user.name, role: examples.user.role };

export const writingRoutes = {
  preview: route({
    method: 'POST',
    path: '/preview',
    access: 'user',
    room: 'Writing',
    summary: 'What a text will look like as a reply, and what to know before posting it. Nothing is kept, and no hint keeps anybody from posting.',
    body: previewBody,
    answers: { 200: previewAnswer },
    refusals: ['thread.absent', 'reply.parent-absent'],
    limits: ['preview'],
    example: {
      body: { body: 'TALKS FIRST, I SAY, ALWAYS!', threadId: examples.ids.thread },
      answer: { html: '<p>TALKS FIRST, I SAY, ALWAYS!</p>', hints: [{ code: 'hint.shouting', detail: null, outcome: 'publish' }] },
    },
  }),
  readDraft: route({
    method: 'GET',
    path: '/threads/:threadId/draft',
    access: 'user',
    room: 'Writing',
    summary: 'What one has begun to write at a place of a thread. Kept for 90 days, and until it is posted.',
    params: ofThread,
    query: place,
    answers: { 200: draftView },
    refusals: ['draft.absent'],
    example: { answer: draft },
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/threads/:threadId/draft',
    access: 'user',
    room: 'Writing',
    summary: 'Keep what one is writing at a place of a thread. The last one saved is kept; of more than a hundred, the oldest go.',
    params: ofThread,
    query: place,
    body: draftBody,
    answers: { 200: draftView },
    refusals: ['thread.absent', 'reply.parent-absent'],
    limits: ['draft'],
    example: { body: { body: draft.body }, answer: draft },
  }),
  dropDraft: route({
    method: 'DELETE',
    path: '/threads/:threadId/draft',
    access: 'user',
    room: 'Writing',
    summary: 'Forget what one was writing at a place of a thread. It is the same when there was nothing.',
    params: ofThread,
    query: place,
    answers: { 204: null },
    refusals: ['thread.absent'],
  }),
  listPeople: route({
    method: 'GET',
    path: '/threads/:threadId/people',
    access: 'user',
    room: 'Writing',
    summary: 'Whom a mention may be of: eight at most whose names begin so, those who write in this thread first. A mention is written `@[Name](user:id)`.',
    params: ofThread,
    query: z.strictObject({ q: z.string().max(60).default('') }),
    answers: { 200: peopleAnswer },
    refusals: ['thread.absent'],
    limits: ['people'],
    example: { answer: { items: [ADDRESSEE] } },
  }),
  listRepliesOf: route({
    method: 'GET',
    path: '/users/:userId/replies',
    access: 'anyone',
    room: 'Writing',
    summary: 'What a reader has published, newest first.',
    params: ofUser,
    query: z.strictObject({ limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(historyItem) },
    refusals: ['user.absent', 'user.private'],
    example: { answer: { items: [{ ...examples.reply, ...where }], next: null } },
  }),
  listOwnReplies: route({
    method: 'GET',
    path: '/me/replies',
    access: 'user',
    room: 'Writing',
    summary: 'What one has written, newest first, with what is held or removed and why.',
    query: z.strictObject({ status: replyStatus.optional(), limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(ownHistoryItem) },
    refusals: [],
    example: { answer: { items: [{ ...examples.reply, reasons: [], ...where, status: 'rejected', decision: { decision: 'reject', reason: 'off-topic', note: null, at: examples.at } }], next: null } },
  }),
  mute: route({
    method: 'PUT',
    path: '/mutes/users/:userId',
    access: 'user',
    room: 'Writing',
    summary: 'Mute a reader: what they write is folded for oneself, everywhere, and they are not told.',
    params: ofUser,
    answers: { 204: null },
    refusals: ['user.absent', 'mute.own', 'mute.too-many'],
    limits: ['mute'],
  }),
  unmute: route({
    method: 'DELETE',
    path: '/mutes/users/:userId',
    access: 'user',
    room: 'Writing',
    summary: 'Hear a reader again.',
    params: ofUser,
    answers: { 204: null },
    refusals: ['user.absent'],
  }),
  listMutes: route({
    method: 'GET',
    path: '/me/mutes',
    access: 'user',
    room: 'Writing',
    summary: 'Whom one has muted, the last one first.',
    query: z.strictObject({ limit: limit(50), cursor: cursor.optional() }),
    answers: { 200: pageOf(muteView) },
    refusals: [],
    example: { answer: { items: [{ user: ADDRESSEE, createdAt: examples.at }], next: null } },
  }),
};
