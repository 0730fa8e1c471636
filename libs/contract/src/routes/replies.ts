import { z } from 'zod';
import { cursor, id, limit, pageOf, text } from '../primitives.js';
import {
  editReplyBody, likeView, mineAnswer, ownReplyView, ownReportView, postReplyBody, replyContext, replySelection, replySort, replyView, reportBody, reportView,
  revisionView, threadEventsAnswer,
} from '../replies.js';
import * as examples from './examples.js';
import { route } from './route.js';

const ofThread = z.strictObject({ threadId: id });
const ofReply = z.strictObject({ replyId: id });

export const replyRoutes = {
  listReplies: route({
    method: 'GET',
    path: '/threads/:threadId/replies',
    access: 'anyone',
    room: 'Replies',
    summary:
      'A page of a thread: its top-level replies, each with its first answers. `liked`, `discussed` (published direct answers) and `best` go on in the order that ' +
      'the first page was in, whatever changes meanwhile. `only` answers replies of any depth, newest or oldest first, each without its answers.',
    params: ofThread,
    query: z
      .strictObject({ sort: replySort.default('newest'), only: replySelection.optional(), limit: limit(20), cursor: cursor.optional() })
      .refine(({ sort, only }) => only === undefined || sort === 'newest' || sort === 'oldest', { path: ['sort'], error: 'is newest or oldest where `only` is given' }),
    answers: { 200: pageOf(replyView) },
    refusals: ['thread.absent'],
    example: { answer: { items: [{ ...examples.reply, answers: { items: [], next: null } }], next: null } },
  }),
  postReply: route({
    method: 'POST',
    path: '/threads/:threadId/replies',
    access: 'user',
    repeatable: true,
    room: 'Replies',
    summary: 'Post, or answer another reply. What screening holds is answered with the reasons.',
    params: ofThread,
    body: postReplyBody,
    answers: { 201: ownReplyView },
    refusals: [
      'thread.absent', 'thread.closed', 'reply.parent-absent', 'reply.too-deep', 'reply.refused', 'user.suspended', 'user.banned', 'user.slowed', 'user.unverified', 'warning.unread', 'thread.slow',
    ],
    limits: ['post'],
    example: { body: { body: 'Talks first, *always*.' }, answer: { ...examples.reply, reasons: [] } },
  }),
  readReply: route({
    method: 'GET',
    path: '/replies/:replyId',
    access: 'anyone',
    room: 'Replies',
    summary: 'A reply.',
    params: ofReply,
    answers: { 200: replyView },
    refusals: ['reply.absent'],
    example: { answer: examples.reply },
  }),
  editReply: route({
    method: 'PATCH',
    path: '/replies/:replyId',
    access: 'user',
    room: 'Replies',
    summary: 'Change one\'s own text. What it said before stays in its public history.',
    params: ofReply,
    body: editReplyBody,
    answers: { 200: ownReplyView },
    refusals: ['reply.absent', 'reply.not-yours', 'reply.unchangeable', 'thread.closed', 'reply.refused', 'user.suspended', 'user.banned', 'user.unverified'],
    limits: ['edit'],
    example: { body: { body: 'Talks first, and always.' }, answer: { ...examples.reply, revision: 2, reasons: [] } },
  }),
  withdrawReply: route({
    method: 'DELETE',
    path: '/replies/:replyId',
    access: 'user',
    room: 'Replies',
    summary: 'Take one\'s own reply back. Its answers stay.',
    params: ofReply,
    answers: { 204: null },
    refusals: ['reply.absent', 'reply.not-yours', 'reply.unchangeable'],
  }),
  searchReplies: route({
    method: 'GET',
    path: '/threads/:threadId/search',
    access: 'anyone',
    room: 'Replies',
    summary:
      'The published replies of a thread that have every word, newest first, from any depth; the words stand in <mark> in `html`. Case, accents, width and the ' +
      'letters that keyboards type differently make no difference; "words in quotes" follow each other; the last word may be the beginning of one. ' +
      'A page has at most 20 replies, whatever `limit` says; of very long texts only the beginning is marked.',
    params: ofThread,
    query: z.strictObject({ q: text(1, 200), limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(replyView) },
    refusals: ['thread.absent'],
    limits: ['search'],
    example: { query: { q: 'talks' }, answer: { items: [{ ...examples.reply, html: '<p><mark>Talks</mark> first.</p>', inAnswerTo: null }], next: null } },
  }),
  likeReply: route({
    method: 'PUT',
    path: '/replies/:replyId/like',
    access: 'user',
    room: 'Replies',
    summary: 'Like a reply: once, however often it is sent.',
    params: ofReply,
    answers: { 200: likeView },
    refusals: ['reply.absent', 'reply.own', 'user.suspended', 'user.banned'],
    limits: ['like'],
    example: { answer: { likeCount: 12 } },
  }),
  unlikeReply: route({
    method: 'DELETE',
    path: '/replies/:replyId/like',
    access: 'user',
    room: 'Replies',
    summary: 'Take a like back.',
    params: ofReply,
    answers: { 200: likeView },
    refusals: ['reply.absent', 'reply.own'],
    limits: ['like'],
    example: { answer: { likeCount: 11 } },
  }),
  listOwnReports: route({
    method: 'GET',
    path: '/me/reports',
    access: 'user',
    room: 'Replies',
    summary: 'What one reported, newest first, and what became of it.',
    query: z.strictObject({ limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(ownReportView) },
    refusals: [],
    example: {
      answer: {
        items: [
          {
            id: examples.ids.report, replyId: examples.ids.reply, reason: 'spam', note: null, createdAt: examples.at, outcome: 'removed', decidedAt: examples.at,
            article: { id: examples.article.id, headline: examples.article.headline, url: examples.article.url },
            reply: { id: examples.ids.reply, threadId: examples.ids.thread, author: null, html: null, status: 'rejected', url: examples.reply.url },
          },
        ],
        next: null,
      },
    },
  }),
  listAnswers: route({
    method: 'GET',
    path: '/replies/:replyId/answers',
    access: 'anyone',
    room: 'Replies',
    summary: 'The direct answers of a reply, oldest first.',
    params: ofReply,
    query: z.strictObject({ limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(replyView) },
    refusals: ['reply.absent'],
    example: { answer: { items: [], next: null } },
  }),
  readContext: route({
    method: 'GET',
    path: '/replies/:replyId/context',
    access: 'anyone',
    room: 'Replies',
    summary: 'What a permalink shows: the article, the thread, and the way from the top down to the reply.',
    params: ofReply,
    answers: { 200: replyContext },
    refusals: ['reply.absent'],
    example: { answer: { article: examples.article, thread: examples.thread, path: [examples.reply] } },
  }),
  listRevisions: route({
    method: 'GET',
    path: '/replies/:replyId/revisions',
    access: 'anyone',
    room: 'Replies',
    summary: 'What a reply said, from the first text to the present one.',
    params: ofReply,
    answers: { 200: pageOf(revisionView) },
    refusals: ['reply.absent'],
    example: { answer: { items: [{ revision: 1, body: 'Talks first.', html: '<p>Talks first.</p>', createdAt: examples.at }], next: null } },
  }),
  reportReply: route({
    method: 'POST',
    path: '/replies/:replyId/reports',
    access: 'user',
    room: 'Replies',
    summary: 'Tell the moderators of a reply. A second report by the same reader is answered with the first.',
    params: ofReply,
    body: reportBody,
    answers: { 201: reportView, 200: reportView },
    refusals: ['reply.absent', 'reply.own'],
    limits: ['report'],
    example: {
      body: { reason: 'spam', note: 'The same link under every article.' },
      answer: { id: examples.ids.report, replyId: examples.ids.reply, reason: 'spam', note: 'The same link under every article.', createdAt: examples.at },
    },
  }),
  listEvents: route({
    method: 'GET',
    path: '/threads/:threadId/events',
    access: 'anyone',
    room: 'Replies',
    summary: 'What happened in a thread after a number. Each event carries the reply as it is now.',
    params: ofThread,
    query: z.strictObject({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0), limit: limit(100) }),
    answers: { 200: threadEventsAnswer },
    refusals: ['thread.absent'],
    example: { answer: { items: [{ seq: 1, type: 'reply.published', at: examples.at, replyId: examples.ids.reply, reply: examples.reply }], next: null, seq: 1 } },
  }),
  readMine: route({
    method: 'GET',
    path: '/threads/:threadId/mine',
    access: 'user',
    room: 'Replies',
    summary: 'What is personal on a page, which itself is the same for everybody.',
    params: ofThread,
    query: z.strictObject({
      ids: z
        .string()
        .max(4_000)
        .default('')
        .transform((list) => list.split(',').filter(Boolean))
        .pipe(z.array(id).max(100)),
    }),
    answers: { 200: mineAnswer },
    refusals: ['thread.absent'],
    example: { answer: { items: { [examples.ids.reply]: { liked: false, reported: false, can: examples.reply.can } }, held: [], muted: [], following: { thread: false, article: false, users: [], replies: [] } } },
  }),
};
