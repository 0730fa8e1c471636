import { z } from 'zod';
import { foundReader, readerReply, readerReport, resetNameBody } from '../people.js';
import { cursor, id, limit, pageOf, text } from '../primitives.js';
import { replyStatus } from '../replies.js';
import { sanctionView } from '../sanctions.js';
import * as examples from './examples.js';
import { route } from './route.js';

const { user, article, reply } = examples;
const place = { id: article.id, headline: article.headline, url: article.url };
const writer = { id: user.id, name: user.name, role: user.role };

export const peopleRoutes = {
  findReaders: route({
    method: 'GET',
    path: '/moderation/users',
    access: 'moderator',
    room: 'Moderation',
    summary: 'Readers whose names begin so, in whatever spelling looks the same; or the one with this id or, for who administers everything, this address.',
    query: z.strictObject({ q: text(1, 254), limit: limit(20) }),
    answers: { 200: pageOf(foundReader) },
    refusals: [],
    example: {
      query: { q: user.name },
      answer: { items: [{ ...writer, createdAt: user.createdAt, replyCount: user.replyCount, standing: 'good', siteStandings: [] }], next: null },
    },
  }),
  readReaderReplies: route({
    method: 'GET',
    path: '/moderation/users/:userId/replies',
    access: 'moderator',
    room: 'Moderation',
    summary: 'What a reader wrote on the sites that one moderates, whatever became of it, newest first.',
    params: z.strictObject({ userId: id }),
    query: z.strictObject({ status: replyStatus.optional(), limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(readerReply) },
    refusals: ['user.absent'],
    example: { answer: { items: [{ reply, article: place, decision: null }], next: null } },
  }),
  readReaderReports: route({
    method: 'GET',
    path: '/moderation/users/:userId/reports',
    access: 'moderator',
    room: 'Moderation',
    summary: 'The reports about what a reader wrote, or by them, on the sites that one moderates; newest first. Those about oneself are for one’s colleagues.',
    params: z.strictObject({ userId: id }),
    query: z.strictObject({ side: z.enum(['about', 'by']).default('about'), limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(readerReport) },
    refusals: ['user.absent', 'report.about-you'],
    example: {
      answer: {
        items: [
          {
            id: examples.ids.report, replyId: reply.id, reason: 'spam', note: null, createdAt: examples.at, outcome: 'open', decidedAt: null,
            reporter: writer, author: writer, html: reply.html, article: place,
          },
        ],
        next: null,
      },
    },
  }),
  resetName: route({
    method: 'POST',
    path: '/moderation/users/:userId/name-reset',
    access: 'moderator',
    room: 'Moderation',
    summary: 'Give a reader a neutral name in place of their own, which nobody can have again. They are told why, and may choose another at once. A name holds everywhere: for moderators of every site.',
    params: z.strictObject({ userId: id }),
    body: resetNameBody,
    answers: { 201: sanctionView },
    refusals: ['user.absent', 'sanction.own', 'sanction.admin', 'sanction.moderator'],
    example: {
      body: { reason: 'abuse', note: 'Your name insults somebody.' },
      answer: {
        id: examples.ids.decision, kind: 'rename', siteId: null, slowSeconds: null, untold: false, reason: 'abuse', note: 'Your name insults somebody.', createdAt: examples.at,
        until: null, endedAt: null, acknowledgedAt: null, userId: user.id, moderatorId: examples.ids.moderator, endedById: null,
      },
    },
  }),
};
