import { z } from 'zod';
import { id } from '../primitives.js';
import { rulesTestAnswer, rulesTestBody, scorerBody, scorerView } from '../rules.js';
import * as examples from './rules-examples.js';
import { route } from './route.js';

const onSite = z.strictObject({ siteId: id });

export const rulesRoutes = {
  readScorer: route({
    method: 'GET',
    path: '/moderation/scorer',
    access: 'moderator',
    room: 'Rules',
    summary: 'What a site’s scorer has learned from the decisions of its moderators, and how good it would have been on those that were held back from it: every fifth.',
    query: onSite,
    answers: { 200: scorerView },
    refusals: ['site.absent'],
    example: { answer: examples.scorer },
  }),
  setScorer: route({
    method: 'PUT',
    path: '/sites/:siteId/scorer',
    access: 'site-admin',
    room: 'Rules',
    summary: 'Say what a site’s scorer may do: nothing, show its scores, tell moderators, or hold. The last two only once it has shown how good it is at that threshold.',
    params: onSite,
    body: scorerBody,
    answers: { 200: scorerView },
    refusals: ['site.absent', 'scorer.no-figures'],
    example: { body: { mode: 'hold', threshold: 0.9 }, answer: examples.scorer },
  }),
  testRules: route({
    method: 'POST',
    path: '/moderation/rules/test',
    access: 'moderator',
    room: 'Rules',
    summary: 'What every check of a site would say of a text. Nothing is kept, and nobody outside is shown it. What was posted lately is not looked at.',
    body: rulesTestBody,
    answers: { 200: rulesTestAnswer },
    refusals: ['site.absent', 'user.absent'],
    example: { body: { siteId: examples.scorer.siteId, body: 'Free crypto for everybody' }, answer: examples.tried },
  }),
};
