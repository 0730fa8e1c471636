import { z } from 'zod';
import { meView } from '../accounts.js';
import { changeEmailBody, changeMeBody, changePasswordBody, deleteMeBody, exportView, ownSessionView } from '../own-account.js';
import { id, pageOf } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

const of = { access: 'user', room: 'One’s own account' } as const;

/** What somebody does with their own account. */
export const ownAccountRoutes = {
  changeMe: route({
    ...of,
    method: 'PATCH',
    path: '/me',
    summary: 'Change one’s name (every 14 days), what one says of oneself, language or time zone.',
    body: changeMeBody,
    answers: { 200: meView },
    refusals: ['name.taken', 'name.too-soon'],
    example: { body: { bio: 'Reads more than she writes.' }, answer: { ...examples.me, bio: 'Reads more than she writes.' } },
  }),
  changeEmail: route({
    ...of,
    method: 'POST',
    path: '/me/email',
    summary: 'Ask for another address. A link goes to the new one and word to the old one; nothing changes until the link is used.',
    body: changeEmailBody,
    answers: { 202: null },
    refusals: ['proof.needed', 'password.wrong'],
    limits: ['mail', 'proof'],
    example: { body: { email: 'leila.rahimi@example.org', password: 'four quiet words here' } },
  }),
  sendVerification: route({
    ...of,
    method: 'POST',
    path: '/me/email/verification',
    summary: 'Ask for the link that confirms one’s address once more.',
    answers: { 202: null },
    refusals: [],
    limits: ['mail'],
  }),
  changePassword: route({
    ...of,
    method: 'PUT',
    path: '/me/password',
    summary: 'Set a password, with the one before or a fresh proof. Every other log-in ends.',
    body: changePasswordBody,
    answers: { 204: null },
    refusals: ['proof.needed', 'password.wrong', 'password.common'],
    limits: ['proof'],
    example: { body: { current: 'four quiet words here', password: 'five quiet words right here' } },
  }),
  readSessions: route({
    ...of,
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where one is logged in.',
    answers: { 200: pageOf(ownSessionView) },
    refusals: [],
    example: { answer: { items: [examples.ownSession], next: null } },
  }),
  endSession: route({
    ...of,
    method: 'DELETE',
    path: '/me/sessions/:sessionId',
    summary: 'End one log-in; its sockets close.',
    params: z.strictObject({ sessionId: id }),
    answers: { 204: null },
    refusals: ['session.unknown'],
  }),
  endOtherSessions: route({
    ...of,
    method: 'DELETE',
    path: '/me/sessions',
    summary: 'End every log-in but this one.',
    answers: { 204: null },
    refusals: [],
  }),
  deleteMe: route({
    ...of,
    method: 'DELETE',
    path: '/me',
    summary: 'Have the account deleted, with the password or a fresh proof: after 24 hours nothing personal is left anywhere.',
    body: deleteMeBody,
    answers: { 204: null },
    refusals: ['proof.needed', 'password.wrong', 'user.last-admin'],
    limits: ['proof'],
    example: { body: { password: 'four quiet words here' } },
  }),
  keepMe: route({
    ...of,
    method: 'DELETE',
    path: '/me/deletion',
    summary: 'Keep the account after all.',
    answers: { 204: null },
    refusals: [],
  }),
  requestExport: route({
    ...of,
    method: 'POST',
    path: '/me/export',
    summary: 'Have everything that is kept about one put together, once a day. `GET /me/export/:id` tells how far it is.',
    answers: { 202: z.object({ id }) },
    refusals: ['export.too-soon'],
    example: { answer: { id: examples.ids.export } },
  }),
  readExport: route({
    ...of,
    method: 'GET',
    path: '/me/export/:exportId',
    summary: 'How far an export is, and where its files are. They are kept for a week.',
    params: z.strictObject({ exportId: id }),
    answers: { 200: exportView },
    refusals: ['export.absent'],
    example: { answer: examples.exported },
  }),
};
