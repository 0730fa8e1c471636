import { z } from 'zod';
import { blockView, feedFilter, feedItem, followAnswer, followKind, followView } from '../following.js';
import { cursor, id, limit, pageOf } from '../primitives.js';
import * as examples from './examples.js';
import { route } from './route.js';

const ofUser = z.strictObject({ userId: id });
const ofThread = z.strictObject({ threadId: id });
const ofArticle = z.strictObject({ articleId: id });
const ofReply = z.strictObject({ replyId: id });
const list = { limit: limit(50), cursor: cursor.optional() };

const PERSON = { user: { id: examples.ids.user, name: examples.user.name, role: examples.user.role }, createdAt: examples.at };
const where = { article: { id: examples.ids.article, headline: examples.article.headline, url: examples.article.url }, thread: { id: examples.ids.thread, prompt: null } };
const FOLLOWED = { following: true, followerCount: null };

const begin = { method: 'PUT', access: 'user', room: 'Following', answers: { 200: followAnswer }, limits: ['follow'] } as const;
const end = { method: 'DELETE', access: 'user', room: 'Following', answers: { 204: null } } as const;
const read = { method: 'GET', access: 'user', room: 'Following', refusals: [] } as const;

export const followingRoutes = {
  followUser: route({
    ...begin,
    path: '/follows/users/:userId',
    summary: 'Follow a reader. Nobody is followed by whom they blocked, nor by anybody new while they keep to themselves.',
    params: ofUser,
    refusals: ['user.absent', 'user.banned', 'follow.own', 'follow.private', 'follow.blocked', 'follow.muted', 'follow.too-many'],
    example: { answer: { following: true, followerCount: 12 } },
  }),
  unfollowUser: route({ ...end, path: '/follows/users/:userId', summary: 'Follow a reader no more.', params: ofUser, refusals: ['user.absent'] }),
  followThread: route({
    ...begin,
    path: '/follows/threads/:threadId',
    summary: 'Follow a thread.',
    params: ofThread,
    refusals: ['thread.absent', 'user.banned', 'follow.too-many'],
    example: { answer: FOLLOWED },
  }),
  unfollowThread: route({ ...end, path: '/follows/threads/:threadId', summary: 'Follow a thread no more.', params: ofThread, refusals: ['thread.absent'] }),
  followArticle: route({
    ...begin,
    path: '/follows/articles/:articleId',
    summary: 'Follow an article: all its threads, also those that are opened later.',
    params: ofArticle,
    refusals: ['article.absent', 'user.banned', 'follow.too-many'],
    example: { answer: FOLLOWED },
  }),
  unfollowArticle: route({ ...end, path: '/follows/articles/:articleId', summary: 'Follow an article no more.', params: ofArticle, refusals: ['article.absent'] }),
  followReply: route({
    ...begin,
    path: '/follows/replies/:replyId',
    summary: 'Follow the answers to a reply. Those to one’s own are followed without asking.',
    params: ofReply,
    refusals: ['reply.absent', 'user.banned', 'follow.too-many'],
    example: { answer: FOLLOWED },
  }),
  unfollowReply: route({ ...end, path: '/follows/replies/:replyId', summary: 'Follow the answers to a reply no more, one’s own included.', params: ofReply, refusals: ['reply.absent'] }),
  listFollows: route({
    ...read,
    path: '/me/follows',
    summary: 'Whom and what one follows, the last first.',
    query: z.strictObject({ kind: followKind.optional(), ...list }),
    answers: { 200: pageOf(followView) },
    example: { answer: { items: [{ id: examples.ids.log, kind: 'user', user: PERSON.user, article: null, thread: null, reply: null, createdAt: examples.at }], next: null } },
  }),
  listFollowers: route({
    ...read,
    path: '/me/followers',
    summary: 'Who follows one, the last first. Nobody else is told.',
    query: z.strictObject(list),
    answers: { 200: pageOf(blockView) },
    example: { answer: { items: [PERSON], next: null } },
  }),
  dropFollower: route({ ...end, path: '/me/followers/:userId', summary: 'Be followed by somebody no more. They are not told.', params: ofUser, refusals: ['user.absent'] }),
  block: route({
    method: 'PUT',
    access: 'user',
    room: 'Following',
    path: '/blocks/users/:userId',
    summary: 'Block a reader: neither follows the other any more, nor can. They are not told.',
    params: ofUser,
    answers: { 204: null },
    refusals: ['user.absent', 'block.own', 'block.too-many'],
    limits: ['block'],
  }),
  unblock: route({ ...end, path: '/blocks/users/:userId', summary: 'Block a reader no more. Who followed whom does not come back by itself.', params: ofUser, refusals: ['user.absent'] }),
  listBlocks: route({
    ...read,
    path: '/me/blocks',
    summary: 'Whom one has blocked, the last one first.',
    query: z.strictObject(list),
    answers: { 200: pageOf(blockView) },
    example: { answer: { items: [PERSON], next: null } },
  }),
  readFeed: route({
    ...read,
    path: '/me/feed',
    summary: 'New replies by the readers and in the threads and articles that one follows, published since one follows them, newest first.',
    query: z.strictObject({ filter: feedFilter.optional(), limit: limit(20), cursor: cursor.optional() }),
    answers: { 200: pageOf(feedItem) },
    example: { answer: { items: [{ reply: examples.reply, ...where, because: 'person', read: false }], next: null } },
  }),
  readFeedUpTo: route({
    method: 'POST',
    access: 'user',
    room: 'Following',
    path: '/me/feed/read',
    summary: 'Mark the feed as read up to a reply, which may be of any age. The mark never goes back.',
    body: z.strictObject({ before: id.meta({ description: 'The newest reply that was read' }) }),
    answers: { 204: null },
    refusals: ['reply.absent'],
    example: { body: { before: examples.ids.reply } },
  }),
};
