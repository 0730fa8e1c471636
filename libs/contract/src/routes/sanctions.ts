import { z } from 'zod';
import { id, pageOf } from '../primitives.js';
import { ownSanctionView, readerRecord, sanctionBody, sanctionView } from '../sanctions.js';
import * as examples from './examples.js';
import { route } from './route.js';

const own = {
  id: examples.ids.decision,
  kind: 'suspend',
  siteId: null,
  slowSeconds: null,
  reason: 'abuse',
  note: 'Please read the rules before you come back.',
  createdAt: examples.at,
  until: '2026-12-01T12:00:00.000Z',
  endedAt: null,
  acknowledgedAt: null,
} as const;
const sanction = { ...own, userId: examples.ids.user, moderatorId: examples.ids.moderator, untold: false, endedById: null };

export const sanctionRoutes = {
  readReader: route({
    method: 'GET',
    path: '/moderation/users/:userId',
    access: 'moderator',
    room: 'Moderation',
    summary: 'A reader as moderators see one: standing, what was decided about them, and how much of what they wrote came to what.',
    params: z.strictObject({ userId: id }),
    answers: { 200: readerRecord },
    refusals: ['user.absent'],
    example: {
      answer: {
        ...examples.user,
        standing: 'suspended',
        slowSeconds: 0,
        siteRoles: [],
        siteStandings: [],
        shadows: [],
        emailVerified: true,
        sanctions: [sanction],
        replies: { published: 12, held: 0, rejected: 2, withdrawn: 1 },
        reports: { received: 3, made: 1 },
      },
    },
  }),
  sanction: route({
    method: 'POST',
    path: '/moderation/users/:userId/sanctions',
    access: 'moderator',
    repeatable: true,
    room: 'Moderation',
    summary: 'Warn, pre-moderate, slow, shadow, suspend or ban a reader, on one site or everywhere. It holds at once; a ban everywhere closes their sockets. Nobody does this to oneself or to an admin, and only admins do it to a moderator.',
    params: z.strictObject({ userId: id }),
    body: sanctionBody,
    answers: { 201: sanctionView },
    refusals: ['user.absent', 'site.absent', 'sanction.own', 'sanction.admin', 'sanction.moderator', 'sanction.past', 'sanction.shadow-off', 'sanction.shadow-reason'],
    example: { body: { kind: 'suspend', until: own.until, reason: own.reason, note: own.note }, answer: sanction },
  }),
  endSanction: route({
    method: 'DELETE',
    path: '/moderation/users/:userId/sanctions/:sanctionId',
    access: 'moderator',
    room: 'Moderation',
    summary: 'End a sanction before its time. One that has ended stays as it is.',
    params: z.strictObject({ userId: id, sanctionId: id }),
    answers: { 204: null },
    refusals: ['user.absent', 'sanction.absent', 'sanction.own', 'sanction.admin', 'sanction.moderator'],
  }),
  readOwnSanctions: route({
    method: 'GET',
    path: '/me/sanctions',
    access: 'user',
    room: 'Account',
    summary: 'What moderators decided about oneself, the last first: what, why, and until when.',
    answers: { 200: pageOf(ownSanctionView) },
    refusals: [],
    example: { answer: { items: [own], next: null } },
  }),
  acknowledgeSanction: route({
    method: 'PUT',
    path: '/me/sanctions/:sanctionId/acknowledgement',
    access: 'user',
    room: 'Account',
    summary: 'Say that one has read it; as often as one likes.',
    params: z.strictObject({ sanctionId: id }),
    answers: { 204: null },
    refusals: ['sanction.absent'],
  }),
};
