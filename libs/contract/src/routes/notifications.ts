import { z } from 'zod';
import { changePreferencesBody, notificationsAnswer, preferencesView, readNotificationsBody } from '../notifications.js';
import { cursor, limit } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

const of = { access: 'user', room: 'Notifications' } as const;

export const notificationRoutes = {
  listNotifications: route({
    ...of,
    method: 'GET',
    path: '/me/notifications',
    summary: 'What one is told of, newest first: everything of one kind about one thing that was not read is one line. Kept for 90 days.',
    query: z.strictObject({ limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: notificationsAnswer },
    refusals: [],
    example: { answer: { items: [examples.notification], next: null, unread: 1 } },
  }),
  readNotifications: route({
    ...of,
    method: 'POST',
    path: '/me/notifications/read',
    summary: 'Some lines were read, as far as they went when they were fetched; or everything up to a moment. Every open tab is told.',
    body: readNotificationsBody,
    answers: { 204: null },
    refusals: [],
    example: { body: { ids: [examples.notification.id] } },
  }),
  readPreferences: route({
    ...of,
    method: 'GET',
    path: '/me/preferences',
    summary: 'Of what one is told, and in which ways.',
    answers: { 200: preferencesView },
    refusals: [],
    example: { answer: examples.preferences },
  }),
  changePreferences: route({
    ...of,
    method: 'PATCH',
    path: '/me/preferences',
    summary: 'Change of what one is told, and how. What is not named stays as it is.',
    body: changePreferencesBody,
    answers: { 200: preferencesView },
    refusals: [],
    example: { body: { kinds: { follow: { mail: true } }, digest: 'weekly', quiet: { from: '22:00', to: '07:00' } }, answer: examples.preferences },
  }),
};
