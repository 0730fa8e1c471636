import { z } from 'zod';
import { decideBody, decisionView, knownWordsAnswer, logEntryView, logQuestion, queueAnswer, queueKind, undoneView, wordLanguage, wordLists } from '../moderation.js';
import { cursor, id, limit, pageOf } from '../primitives.js';
import { queueFilter } from '../queue-filter.js';
import * as examples from './examples.js';
import { route } from './route.js';

/** Without either, the lists that hold everywhere and under no language. */
const whichWords = z.strictObject({ siteId: id.optional(), language: wordLanguage.optional() });

export const moderationRoutes = {
  readQueue: route({
    method: 'GET',
    path: '/moderation/queue',
    access: 'moderator',
    room: 'Moderation',
    summary:
      'What waits for a moderator. By time: the longest waiting first. By urgency: waiting counts in minutes, and reports (by the record of who reported), what screening found and how many a reply may reach count as so many minutes more. Counts stop at 1,000.',
    query: z.strictObject({
      kind: queueKind.default('held'),
      sort: z.enum(['time', 'urgency']).default('time'),
      ...queueFilter.shape,
      limit: limit(20),
      cursor: cursor.optional(),
    }),
    answers: { 200: queueAnswer },
    refusals: [],
    example: { answer: { items: [examples.queueItem], next: null, counts: { held: 1, reported: 0, new: 4, appealed: 0, mine: 1 }, oldest: { held: examples.at, reported: null, new: examples.at, appealed: null }, late: { held: 1, reported: 0 } } },
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
    refusals: ['reply.absent', 'reply.own', 'reply.revision-moved', 'reply.transition', 'reply.two-must-agree', 'decision.reason'],
    example: { body: { decision: 'reject', revision: 1, reason: 'spam' }, answer: examples.decision },
  }),
  undo: route({
    method: 'POST',
    path: '/moderation/decisions/:decisionId/undo',
    access: 'moderator',
    room: 'Moderation',
    summary: 'Take one’s own decision back within ten seconds, as if it had not been: status, counters, reports and all. Later there is restoring.',
    params: z.strictObject({ decisionId: id }),
    answers: { 200: undoneView },
    refusals: ['decision.absent', 'decision.not-yours', 'decision.settled', 'reply.own'],
    example: { answer: { id: examples.ids.decision, replyId: examples.ids.reply, undoneAt: examples.at, reply: { ...examples.reply, status: 'held' } } },
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
  exportLog: route({
    method: 'GET',
    path: '/moderation/log.csv',
    access: 'moderator',
    room: 'Moderation',
    summary: 'The same entries of the log, all of them, as CSV: newest first, with their numbers and hashes.',
    query: logQuestion,
    answers: { 200: z.unknown() },
    refusals: [],
    example: { answer: examples.logTable },
  }),
  readWords: route({
    method: 'GET',
    path: '/moderation/words',
    access: 'moderator',
    room: 'Moderation',
    summary: 'The words that screening refuses (banned) and holds (suspect): everywhere, or of one site; by themselves, or those kept under a language.',
    query: whichWords,
    answers: { 200: wordLists },
    refusals: [],
    example: { answer: { banned: [], suspect: ['free crypto'] } },
  }),
  knownWords: route({
    method: 'GET',
    path: '/moderation/words/lists',
    access: 'moderator',
    room: 'Moderation',
    summary: 'Which word lists there are, and which sites may have some.',
    answers: { 200: knownWordsAnswer },
    refusals: [],
    example: {
      answer: {
        everywhere: true,
        sites: [{ id: examples.article.siteId, name: 'The Example' }],
        lists: [{ siteId: null, language: null, version: 17, banned: 0, suspect: 1, changedAt: '2021-08-26T16:16:00.000Z' }],
      },
    },
  }),
  putWords: route({
    method: 'PUT',
    path: '/moderation/words',
    access: 'moderator',
    bodyLimit: 1_048_576,
    room: 'Moderation',
    summary: 'Put these lists in the place of the ones before. A reply is held to those of everywhere and of its site, of every language.',
    query: whichWords,
    body: wordLists,
    answers: { 200: wordLists },
    refusals: ['site.absent'],
    example: { body: { banned: [], suspect: ['free crypto'] }, answer: { banned: [], suspect: ['free crypto'] } },
  }),
};
