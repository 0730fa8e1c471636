import { z } from 'zod';
import { cursor, id, limit, pageOf } from '../primitives.js';
import {
  appealBody, appealCase, appealView, decideAppealBody, decideNoticeBody, noticeBody, noticeCase, noticeReceipt, noticeView, redressCounts, redressState, statementView,
} from '../redress.js';
import * as examples from './examples.js';
import { route } from './route.js';

const paged = { limit: limit(20), cursor: cursor.optional() };
const listed = z.strictObject({ state: redressState.default('open'), ...paged });
const appeal = { id: examples.ids.appeal, decisionId: examples.ids.decision, sanctionId: null, text: 'I quoted the minister; I did not insult anybody.', state: 'open', createdAt: examples.at, decidedAt: null, note: null } as const;
const article = { id: examples.ids.article, headline: examples.articleBody.headline, url: examples.articleBody.url };
const link = 'https://talk.example.org/r/01990000-0000-7000-8000-000000000005';
const told = {
  id: examples.ids.decision, decisionId: examples.ids.decision, sanctionId: null, measure: 'removed', site: { id: examples.ids.site, name: 'The Meridian' },
  reply: { id: examples.ids.reply, url: link, body: 'As the minister said…', html: '<p>As the minister said…</p>', revision: 1 },
  article, slowSeconds: null, at: examples.at, until: null, endedAt: null, holds: true, ground: { basis: 'rules', reason: 'abuse', text: null, law: null },
  facts: { checks: [], reports: 2, notice: false, note: null }, automated: { detection: false, decision: false },
} as const;
const statement = { ...told, appeal, appealUntil: '2022-02-22T17:02:11.000Z', can: { appeal: false } };
const notice = { state: 'received', url: link, createdAt: examples.at, decidedAt: null, reason: null } as const;
const appealed = { ...appeal, user: { id: examples.ids.user, name: 'Leila Rahimi' }, against: { id: examples.ids.moderator, name: 'Ana' }, decidedBy: null, statement: told, can: { decide: true } } as const;
const noticed = {
  ...notice, id: examples.ids.notice, siteId: examples.ids.site, law: 'Criminal Code, § 126', explanation: 'It calls for violence.', email: null, name: null, note: null, decidedBy: null, reply: null,
  article, thread: { id: examples.ids.thread, prompt: null }, can: { decide: true },
} as const;
const receipt = 'q0mZ8kD1nXUuY3TqO2pWvB7sJcF4hGxLrAeI5yKtN6E';

/** What readers and others can say against what was decided, and against what stands here. */
export const redressRoutes = {
  readStatements: route({
    method: 'GET', path: '/me/statements', access: 'user', room: 'Account',
    summary: 'Why something of one’s own was restricted, the last first: what was done, on which ground and which facts, whether by a machine, and how to appeal.',
    query: z.strictObject(paged), answers: { 200: pageOf(statementView) }, refusals: [], example: { answer: { items: [statement], next: null } },
  }),
  readStatement: route({
    method: 'GET', path: '/me/statements/:statementId', access: 'user', room: 'Account',
    summary: 'One of them, by the id of the decision or of the sanction.',
    params: z.strictObject({ statementId: id }), answers: { 200: statementView }, refusals: ['statement.absent'], example: { answer: statement },
  }),
  appeal: route({
    method: 'POST', path: '/me/appeals', access: 'user', repeatable: true, limits: ['report'], room: 'Account',
    summary: 'Appeal against a rejection or a sanction, once and within 180 days. Another moderator decides.',
    body: appealBody, answers: { 201: appealView }, refusals: ['statement.absent', 'appeal.made', 'appeal.late', 'appeal.nothing'],
    example: { body: { decisionId: examples.ids.decision, text: appeal.text }, answer: appeal },
  }),
  readOwnAppeals: route({
    method: 'GET', path: '/me/appeals', access: 'user', room: 'Account', summary: 'One’s own appeals, the last first.',
    query: z.strictObject(paged), answers: { 200: pageOf(appealView) }, refusals: [], example: { answer: { items: [appeal], next: null } },
  }),
  readAppeals: route({
    method: 'GET', path: '/moderation/appeals', access: 'moderator', room: 'Moderation',
    summary: 'Appeals on the sites that one moderates: those that wait, the longest waiting first, or those that were decided, the last decided first.',
    query: listed, answers: { 200: pageOf(appealCase) }, refusals: [],
    example: { answer: { items: [appealed], next: null } },
  }),
  readAppeal: route({
    method: 'GET', path: '/moderation/appeals/:appealId', access: 'moderator', room: 'Moderation', summary: 'One of them as it is now, whoever decided on it.',
    params: z.strictObject({ appealId: id }), answers: { 200: appealCase }, refusals: ['appeal.absent'], example: { answer: appealed },
  }),
  decideAppeal: route({
    method: 'POST', path: '/moderation/appeals/:appealId/decisions', access: 'moderator', repeatable: true, room: 'Moderation',
    summary: 'Leave it as it was decided, or take that back: the reply is there again with everything that counts it, or the sanction ends. Whoever decided first, and whoever appealed, does not decide.',
    params: z.strictObject({ appealId: id }), body: decideAppealBody, answers: { 201: appealView }, refusals: ['appeal.absent', 'appeal.own', 'appeal.same-moderator', 'appeal.decided', 'sanction.moderator', 'sanction.admin'],
    example: { body: { decision: 'reverse', note: 'A quotation, marked as one.' }, answer: { ...appeal, state: 'reversed', decidedAt: examples.at, note: 'A quotation, marked as one.' } },
  }),
  giveNotice: route({
    method: 'POST', path: '/notices', access: 'anyone', repeatable: 'receipt', limits: ['notice'], room: 'Notices',
    summary: 'Give notice that a reply or a thread is against the law (article 16 of the Digital Services Act). A receipt is confirmed by mail where an address is given, and so is the outcome. The same sent again under the same key, however often, is one notice with one receipt.',
    body: noticeBody, answers: { 201: noticeReceipt }, refusals: ['notice.url'],
    example: { body: { url: link, law: 'Criminal Code, § 126', explanation: 'It calls for violence against a named person.', email: 'leila@example.org' }, answer: { receipt } },
  }),
  readNotice: route({
    method: 'GET', path: '/notices/:receipt', access: 'anyone', limits: ['token'], room: 'Notices', summary: 'What became of a notice.',
    params: z.strictObject({ receipt: z.string().min(20).max(100) }), answers: { 200: noticeView }, refusals: ['notice.absent'], example: { answer: { ...notice, automated: false } },
  }),
  readNotices: route({
    method: 'GET', path: '/moderation/notices', access: 'moderator', room: 'Moderation',
    summary: 'Notices on the sites that one moderates: those that wait, the longest waiting first, or those that were decided, the last decided first.',
    query: listed, answers: { 200: pageOf(noticeCase) }, refusals: [],
    example: { answer: { items: [noticed], next: null } },
  }),
  readNoticeCase: route({
    method: 'GET', path: '/moderation/notices/:noticeId', access: 'moderator', room: 'Moderation', summary: 'One of them as it is now, whoever decided on it.',
    params: z.strictObject({ noticeId: id }), answers: { 200: noticeCase }, refusals: ['notice.absent'], example: { answer: noticed },
  }),
  reviewNotice: route({
    method: 'PUT', path: '/moderation/notices/:noticeId/review', access: 'moderator', room: 'Moderation', summary: 'Say that one is looking at it: whoever gave it sees that it is in review.',
    params: z.strictObject({ noticeId: id }), answers: { 204: null }, refusals: ['notice.absent'],
  }),
  decideNotice: route({
    method: 'POST', path: '/moderation/notices/:noticeId/decisions', access: 'moderator', repeatable: true, room: 'Moderation',
    summary: 'Act on a notice, which removes the reply as illegal, or dismiss it. Whoever gave it is told which, and why.',
    params: z.strictObject({ noticeId: id }), body: decideNoticeBody, answers: { 201: noticeView }, refusals: ['notice.absent', 'notice.decided', 'notice.own', 'reply.own', 'reply.transition', 'reply.two-must-agree'],
    example: { body: { decision: 'act', reason: 'It calls for violence against a person.' }, answer: { ...notice, state: 'acted', decidedAt: examples.at, reason: 'It calls for violence against a person.', automated: false } },
  }),
  countRedress: route({
    method: 'GET', path: '/moderation/redress', access: 'moderator', room: 'Moderation', summary: 'How many appeals and notices wait on the sites that one moderates.',
    answers: { 200: redressCounts }, refusals: [], example: { answer: { appeals: 2, notices: 1 } },
  }),
};
