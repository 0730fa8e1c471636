import { z } from 'zod';
import { id } from '../primitives.js';
import { moveBody, replyView } from '../replies.js';
import * as examples from './examples.js';
import { route } from './route.js';

const common = { access: 'moderator', room: 'Moderation', params: z.strictObject({ replyId: id }) } as const;

export const branchRoutes = {
  moveReply: route({
    ...common,
    method: 'POST',
    path: '/moderation/replies/:replyId/move',
    summary: 'Move a reply with everything below it to another discussion of its site, where it answers the article. Permalinks go with it.',
    body: moveBody,
    answers: { 200: replyView },
    refusals: ['reply.absent', 'reply.own', 'reply.moved', 'reply.there-already', 'thread.absent', 'thread.other-site', 'branch.too-large'],
    example: { body: { threadId: examples.ids.thread, note: 'It is about the other story.' }, answer: examples.reply },
  }),
  lockBranch: route({
    ...common,
    method: 'POST',
    path: '/moderation/replies/:replyId/lock',
    summary: 'Close the answers below a reply, all the way down: answering there is refused with `branch.locked`. What is there stays.',
    answers: { 200: replyView },
    refusals: ['reply.absent', 'reply.own'],
    example: { answer: { ...examples.reply, locked: 'here' } },
  }),
  unlockBranch: route({
    ...common,
    method: 'DELETE',
    path: '/moderation/replies/:replyId/lock',
    summary: 'Open the answers below a reply again. Those below another reply that is closed stay closed.',
    answers: { 200: replyView },
    refusals: ['reply.absent', 'reply.own'],
    example: { answer: examples.reply },
  }),
};
