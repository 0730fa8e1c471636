import { z } from 'zod';
import { loginBody, meView, registerBody, sessionAnswer, userView } from '../accounts.js';
import { id } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

export const accountRoutes = {
  register: route({
    method: 'POST',
    path: '/auth/register',
    access: 'anyone',
    room: 'Accounts',
    summary: 'Make an account. The reader is logged in at once, in every open tab.',
    body: registerBody,
    answers: { 201: sessionAnswer },
    refusals: ['email.taken', 'name.taken', 'request.foreign-origin'],
    limits: ['register'],
    example: {
      body: { email: 'leila@example.org', password: 'four quiet words here', name: 'Leila Rahimi' },
      answer: examples.session,
    },
  }),
  login: route({
    method: 'POST',
    path: '/auth/login',
    access: 'anyone',
    room: 'Accounts',
    summary: 'Log in with a password. A wrong one tells nothing, not even whether there is an account.',
    body: loginBody,
    answers: { 200: sessionAnswer },
    refusals: ['login.wrong', 'request.foreign-origin'],
    limits: ['login'],
    example: { body: { email: 'leila@example.org', password: 'four quiet words here' }, answer: examples.session },
  }),
  refresh: route({
    method: 'POST',
    path: '/auth/refresh',
    access: 'anyone',
    cookie: true,
    room: 'Accounts',
    summary: 'Renew a log-in from the refresh cookie, which is replaced. A cookie that was already replaced ends the log-in.',
    answers: { 200: sessionAnswer },
    refusals: ['session.absent', 'session.reused', 'request.foreign-origin'],
    example: { answer: examples.session },
  }),
  logout: route({
    method: 'POST',
    path: '/auth/logout',
    access: 'anyone',
    cookie: true,
    room: 'Accounts',
    summary: 'Log out, everywhere that this log-in is open.',
    answers: { 204: null },
    refusals: ['request.foreign-origin'],
  }),
  readMe: route({
    method: 'GET',
    path: '/me',
    access: 'user',
    room: 'Accounts',
    summary: 'Oneself.',
    answers: { 200: meView },
    refusals: [],
    example: { answer: examples.me },
  }),
  readUser: route({
    method: 'GET',
    path: '/users/:userId',
    access: 'anyone',
    room: 'Accounts',
    summary: 'A reader, as everybody sees one.',
    params: z.strictObject({ userId: id }),
    answers: { 200: userView },
    refusals: ['user.absent'],
    example: { answer: examples.user },
  }),
};
