import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { findUser } from '#domain/identity/users.store';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { countsForActs } from '../../apps/api/src/limits/limits.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let reply: Awaited<ReturnType<typeof makeReply>>;
let other: Somebody;
beforeAll(async () => {
  app = await TestApp.start({ RATE_LIMITS: 'on' });
  reply = await makeReply(app, (await makeThread(app)).id);
  other = await makeUser(app);
});
afterAll(() => app.stop());

const MINUTE = 60;
const DAY = 86_400;

/** What a reader may do so often (likes: SAFETY.md; the others stand with their reasons in limits.ts). */
const acts = [
  ['like', 300, DAY, (by: Somebody) => app.ask('put', `/replies/${reply.id}/like`, by)],
  ['search', 30, MINUTE, (by: Somebody) => app.ask('get', `/threads/${reply.threadId}/search?q=bridge`, by)],
  ['preview', 30, MINUTE, (by: Somebody) => app.ask('post', '/preview', by).send({ body: 'How does it look?', threadId: reply.threadId })],
  ['draft', 60, MINUTE, (by: Somebody) => app.ask('put', `/threads/${reply.threadId}/draft`, by).send({ body: 'Begun.' })],
  ['people', 60, MINUTE, (by: Somebody) => app.ask('get', `/threads/${reply.threadId}/people?q=an`, by)],
  ['mute', 200, DAY, (by: Somebody) => app.ask('put', `/mutes/users/${other.id}`, by)],
  ['follow', 300, DAY, (by: Somebody) => app.ask('put', `/follows/users/${other.id}`, by)],
  ['block', 200, DAY, (by: Somebody) => app.ask('put', `/blocks/users/${other.id}`, by)],
] as const;

describe('who does too much of one thing', () => {
  it.each(acts)('%s: %i times in %i seconds', async (name, most, seconds, act: (by: Somebody) => PromiseLike<Response>) => {
    const [reader, neighbour] = [await makeUser(app), await makeUser(app)];
    const user = await findUser(app.database.client, reader.id);
    if (!user) throw new Error('Nobody was made.');
    // All but one of them are counted without being done: a caller may ask for fifty things of any kind in ten seconds, and no test waits so long.
    const counts = countsForActs([name], { address: '192.0.2.1', caller: { ...user, sessionId: reader.sessionId, provenAt: null, strongAt: null }, body: null, now: new Date() });
    expect(counts.map(({ limit }) => [limit.points, limit.seconds])).toEqual([[most, seconds]]);
    for (const { limit, key } of counts) for (let done = 1; done < most; done += 1) await app.get(RateLimits).take(limit, key);
    expect((await act(reader)).status).toBeLessThan(300);
    const refused = await act(reader);
    expect([refused.status, refused.body.code]).toEqual([429, 'request.limited']);
    const wait = Number(refused.headers['retry-after']);
    expect([Number.isInteger(wait), wait > 0, wait <= seconds]).toEqual([true, true, true]);
    expect((await act(neighbour)).status).toBeLessThan(300);
  });
});
