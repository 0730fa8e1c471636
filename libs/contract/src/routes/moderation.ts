import { z } from 'zod';
import { decideBody, decisionView, logEntryView, logQuestion, queueAnswer, queueKind, wordLists } from '../moderation.js';
import { cursor, id, limit, pageOf } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

export const moderationRoutes = {
  readQueue: route({
    method: 'GET',
    path: '/moderation/queue',
    access: 'moderator',
    room: 'Moderation',
    summary: 'What waits for a moderator, the longest waiting first. Counts stop at 1,000.',
    query: z.strictObject({
      kind: queueKind.default('held'),
      siteId: id.optional(),
      threadId: id.optional(),
      limit: limit(20),
      cursor: cursor.optional(),
    }),
    answers: { 200: queueAnswer },
    refusals: [],
    example: { answer: { items: [examples.queueItem], next: null, counts: { held: 1, reported: 0, new: 4 } } },
  }),
  decide: route({
    method: 'POST',
    path: '/moderation/replies/:replyId/decisions',
    access: 'moderator',
    repeatable: true,
    room: 'Moderation',
    summary: 'Approve, reject or restore the revision that was seen, or choose it to be featured.',
    params: z.strictObject({ replyId: id }),
    body: decideBody,
    answers: { 201: decisionView },
    refusals: ['reply.absent', 'reply.own', 'reply.revision-moved', 'reply.transition'],
    example: { body: { decision: 'reject', revision: 1, reason: 'spam' }, answer: examples.decision },
  }),
  readLog: route({
    method: 'GET',
    path: '/moderation/log',
    access: 'moderator',
    room: 'Moderation',
    summary: 'Every act of staff, newest first.',
    query: z.strictObject({ ...logQuestion.shape, limit: limit(50), cursor: cursor.optional() }),
    answers: { 200: pageOf(logEntryView) },
    refusals: [],
    example: { answer: { items: [examples.logEntry], next: null } },
  }),
  readWords: route({
    method: 'GET',
    path: '/moderation/words',
    access: 'moderator',
    room: 'Moderation',
    summary: 'The words that screening refuses (banned) and holds (suspect).',
    answers: { 200: wordLists },
    refusals: [],
    example: { answer: { banned: [], suspect: ['free crypto'] } },
  }),
  putWords: route({
    method: 'PUT',
    path: '/moderation/words',
    access: 'moderator',
    bodyLimit: 1_048_576,
    room: 'Moderation',
    summary: 'Put these lists in the place of the ones before.',
    body: wordLists,
    answers: { 200: wordLists },
    refusals: [],
    example: { body: { banned: [], suspect: ['free crypto'] }, answer: { banned: [], suspect: ['free crypto'] } },
  }),
};
