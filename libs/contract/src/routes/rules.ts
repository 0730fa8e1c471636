import { z } from 'zod';
import { id } from '../primitives.js';
import { replayView, rulesTestAnswer, rulesTestBody, startReplayBody } from '../rules.js';
import { scorerBody, scorerView } from '../scorer.js';
import * as examples from './rules-examples.js';
import { route } from './route.js';

const replay = z.strictObject({ replayId: id });
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
  startReplay: route({
    method: 'POST',
    path: '/moderation/rules/replays',
    access: 'moderator',
    bodyLimit: 1_048_576,
    room: 'Rules',
    summary: 'Try a draft of rules on what was posted in the last days: what it would hold or refuse that the rules as they are do not, and the other way round. Goes on after the answer. One draft of a site is tried at a time: who starts the same gets that one, another one is refused, and `errors` names the replay that runs. Forgotten after ninety days.',
    body: startReplayBody,
    answers: { 202: replayView },
    refusals: ['site.absent', 'replay.running'],
    example: { body: { siteId: examples.scorer.siteId, words: { banned: [], suspect: ['free crypto'] }, days: 30 }, answer: examples.replay },
  }),
  readReplay: route({
    method: 'GET',
    path: '/moderation/rules/replays/:replayId',
    access: 'moderator',
    room: 'Rules',
    summary: 'How far it is, and what came out.',
    params: replay,
    answers: { 200: replayView },
    refusals: ['replay.absent'],
    example: { answer: examples.replay },
  }),
  cancelReplay: route({
    method: 'DELETE',
    path: '/moderation/rules/replays/:replayId',
    access: 'moderator',
    room: 'Rules',
    summary: 'Look no further. What came out so far stays.',
    params: replay,
    answers: { 204: null },
    refusals: ['replay.absent'],
  }),
  switchOnDraft: route({
    method: 'POST',
    path: '/moderation/rules/replays/:replayId/switch-on',
    access: 'moderator',
    room: 'Rules',
    summary: 'Have the draft hold from now on, all of it at once. A draft with checks or a threshold of the scorer takes an admin of the site. Refused where somebody has changed since what it would replace; `errors` says what.',
    params: replay,
    answers: { 200: replayView },
    refusals: ['replay.absent', 'replay.unfit', 'replay.moved', 'scorer.no-figures'],
    example: { answer: { ...examples.replay, switchedOnAt: examples.replay.createdAt } },
  }),
};
