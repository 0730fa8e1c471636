import { z } from 'zod';
import { siteRole } from '../accounts.js';
import { acceptInvitationBody, invitationView, inviteBody, sitePerson } from '../invitations.js';
import { cursor, id, limit, pageOf } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

const invitation = {
  id: examples.ids.decision,
  siteId: examples.ids.site,
  email: 'ana@example.org',
  role: 'moderator',
  invitedBy: { id: examples.ids.moderator, name: 'Ana Moreno' },
  createdAt: examples.at,
  expiresAt: '2026-12-01T12:00:00.000Z',
  acceptedAt: null,
} as const;

export const invitationRoutes = {
  listSitePeople: route({
    method: 'GET',
    path: '/sites/:siteId/people',
    access: 'site-admin',
    room: 'Sites',
    summary: 'Who works on a site: those who are something there, and those who are something everywhere.',
    params: z.strictObject({ siteId: id }),
    query: z.strictObject({ limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(sitePerson) },
    refusals: ['site.absent'],
    example: { answer: { items: [{ id: examples.ids.moderator, name: 'Ana Moreno', here: 'moderator', everywhere: 'reader', since: examples.at }], next: null } },
  }),
  inviteToSite: route({
    method: 'POST',
    path: '/sites/:siteId/invitations',
    access: 'site-admin',
    fresh: true,
    repeatable: true,
    room: 'Sites',
    summary: 'Ask somebody by mail to work on a site. The link in the letter works once, for seven days; an earlier one to the same address on this site works no longer.',
    params: z.strictObject({ siteId: id }),
    body: inviteBody,
    answers: { 201: invitationView },
    refusals: ['site.absent'],
    example: { body: { email: invitation.email, role: invitation.role }, answer: invitation },
  }),
  listInvitations: route({
    method: 'GET',
    path: '/sites/:siteId/invitations',
    access: 'site-admin',
    room: 'Sites',
    summary: 'Who was asked to work on a site, the last first, and whether they came.',
    params: z.strictObject({ siteId: id }),
    query: z.strictObject({ limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(invitationView) },
    refusals: ['site.absent'],
    example: { answer: { items: [invitation], next: null } },
  }),
  withdrawInvitation: route({
    method: 'DELETE',
    path: '/sites/:siteId/invitations/:invitationId',
    access: 'site-admin',
    room: 'Sites',
    summary: 'Take an invitation back that nobody has accepted yet. A role that somebody has is taken away with their role.',
    params: z.strictObject({ siteId: id, invitationId: id }),
    answers: { 204: null },
    refusals: ['invitation.absent'],
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/me/invitations',
    access: 'user',
    limits: ['token'],
    room: 'Account',
    summary: 'Accept an invitation, with the token of its link. It is for the account that has the address which it was sent to; that confirms the address.',
    body: acceptInvitationBody,
    answers: { 200: siteRole },
    refusals: ['link.invalid', 'invitation.address'],
    example: { body: { token: 'q5WcVk0…' }, answer: { siteId: examples.ids.site, role: 'moderator' } },
  }),
};
