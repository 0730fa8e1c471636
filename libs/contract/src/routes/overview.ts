import { z } from 'zod';
import { busyThreadQuestion, busyThreadView, pictureQuestion, pictureView, transparencyQuestion, transparencyView } from '../overview.js';
import { pageOf } from '../primitives.js';
import * as examples from './overview-examples.js';
import { route } from './route.js';

export const overviewRoutes = {
  listBusyThreads: route({
    method: 'GET',
    path: '/moderation/threads',
    access: 'moderator',
    room: 'Moderation',
    summary: 'The threads of one’s sites with what goes on in them: the busiest, the hottest, those where most waits, or the newest first.',
    query: busyThreadQuestion,
    answers: { 200: pageOf(busyThreadView) },
    refusals: [],
    example: { answer: { items: [examples.busyThread], next: null } },
  }),
  readPicture: route({
    method: 'GET',
    path: '/moderation/picture',
    access: 'moderator',
    room: 'Moderation',
    summary: 'A day in numbers, by hour and by moderator, and what has waited longest now.',
    query: pictureQuestion,
    answers: { 200: pictureView },
    refusals: [],
    example: { query: { timeZone: 'UTC' }, answer: examples.picture },
  }),
  readTransparency: route({
    method: 'GET',
    path: '/moderation/transparency',
    access: 'moderator',
    room: 'Moderation',
    summary: 'How it was moderated in a time, in numbers: the transparency report.',
    query: transparencyQuestion,
    answers: { 200: transparencyView },
    refusals: ['site.absent'],
    example: { query: { from: '2021-08-01', to: '2021-08-31' }, answer: examples.transparency },
  }),
  transparencyTable: route({
    method: 'GET',
    path: '/moderation/transparency.csv',
    access: 'moderator',
    room: 'Moderation',
    summary: 'The transparency report as CSV: a measure, what of it, and the number.',
    query: transparencyQuestion,
    answers: { 200: z.unknown() },
    refusals: ['site.absent'],
    example: { answer: 'measure,of,number\r\nreplies,,57\r\n' },
  }),
};
