import { z } from 'zod';
import { mailEventsBody, parkedView, pushKeyAnswer, pushSubscriptionView, subscribePushBody } from '../delivery.js';
import { cursor, id, limit, pageOf } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

const own = { access: 'user', room: 'Letters and push messages' } as const;
const operating = { access: 'admin', room: 'Operating' } as const;

/** How somebody is told of things besides the bell, and what operators see of it. */
export const deliveryRoutes = {
  readPushKey: route({
    ...own,
    access: 'anyone',
    method: 'GET',
    path: '/push/key',
    summary: 'The key under which push messages are sent: what a browser subscribes with.',
    answers: { 200: pushKeyAnswer },
    refusals: [],
    example: { answer: { publicKey: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8' } },
  }),
  subscribePush: route({
    ...own,
    method: 'PUT',
    path: '/me/push-subscriptions',
    summary: 'Have push messages shown in this browser. It belongs to this log-in and ends with it; whoever subscribed with the same browser before is told nothing there any more.',
    body: subscribePushBody,
    answers: { 204: null },
    refusals: ['push.endpoint', 'push.keys'],
    example: {
      body: {
        endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/gAAAAABn',
        keys: { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' },
      },
    },
  }),
  readPushSubscriptions: route({
    ...own,
    method: 'GET',
    path: '/me/push-subscriptions',
    summary: 'The browsers in which one is shown push messages, the last one first.',
    answers: { 200: z.object({ items: z.array(pushSubscriptionView) }) },
    refusals: [],
    example: { answer: { items: [{ id: '01990000-0000-7000-8000-000000000001', createdAt: '2026-11-25T16:16:00.000Z', device: 'Firefox, Windows', current: true }] } },
  }),
  unsubscribePush: route({
    ...own,
    method: 'DELETE',
    path: '/me/push-subscriptions/:id',
    summary: 'Show no more push messages in one of those browsers.',
    params: z.strictObject({ id }),
    answers: { 204: null },
    refusals: ['push.absent'],
  }),
  restartMail: route({
    ...own,
    method: 'DELETE',
    path: '/me/mail-stop',
    summary: 'Have letters sent to one’s address again after they had come back or were called a nuisance.',
    answers: { 204: null },
    refusals: [],
  }),
  receiveMailEvents: route({
    access: 'anyone',
    room: 'Operating',
    method: 'POST',
    path: '/mail/events',
    summary: 'Tell of letters that came back or were called a nuisance. Signed with MAIL_EVENTS_SECRET: `X-Belowline-Signature: t=<seconds>,v1=<hex of HMAC-SHA256 over "t.body">`.',
    body: mailEventsBody,
    answers: { 204: null },
    refusals: ['route.absent', 'mail.signature'],
    example: { body: { events: [{ type: 'bounce', address: 'leila.rahimi@example.org', permanent: true }] } },
  }),
  readParked: route({
    ...operating,
    method: 'GET',
    path: '/operations/parked',
    summary: 'Letters, push messages and jobs that were given up, or of which nobody knows whether they arrived; the newest first.',
    query: z.strictObject({ limit: limit(50), cursor: cursor.optional() }),
    answers: { 200: pageOf(parkedView) },
    refusals: [],
    example: { answer: { items: [examples.parked], next: null } },
  }),
  replayParked: route({
    ...operating,
    method: 'POST',
    path: '/operations/parked/:id/replay',
    summary: 'Try one of them again. What was handed over may then arrive twice.',
    params: z.strictObject({ id }),
    answers: { 202: null },
    refusals: ['parked.absent', 'parked.forgotten'],
  }),
};
