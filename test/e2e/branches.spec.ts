import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { nextEvent, TestApp } from '../support/test-app.js';

let app: TestApp;
let ana: Somebody;
let reader: Somebody;
beforeAll(async () => {
  app = await TestApp.start();
  ana = await makeUser(app, { role: 'moderator', name: 'Ana' });
  reader = await makeUser(app);
});
afterAll(() => app.stop());

const answerTo = (threadId: string, parentId: string) => app.ask('post', `/threads/${threadId}/replies`, reader).send({ body: `About ${parentId.slice(-6)}, ${Math.random()}.`, parentId });

describe('closing the answers below a reply', () => {
  const lock = (id: string, asker = ana) => app.ask('post', `/moderation/replies/${id}/lock`, asker);
  const unlock = (id: string, asker = ana) => app.ask('delete', `/moderation/replies/${id}/lock`, asker);
  const locked = async (id: string) => (await app.ask('get', `/replies/${id}`)).body.locked as string | null;
  async function chain() {
    const thread = await makeThread(app);
    const top = await makeReply(app, thread.id);
    const middle = await makeReply(app, thread.id, { parentId: top.id });
    const low = await makeReply(app, thread.id, { parentId: middle.id });
    const beside = await makeReply(app, thread.id, { parentId: top.id });
    return { thread, top, middle, low, beside };
  }

  it('takes no answers all the way down, and says so to who reads and who listens', async () => {
    const { thread, top, middle, low, beside } = await chain();
    const socket = await app.connect();
    await new Promise((joined) => socket.emit('thread.join', { threadId: thread.id }, joined));
    const told = nextEvent(socket, 'reply.edited', ({ reply }) => reply.id === middle.id);
    expect((await lock(middle.id).expect(200)).body).toMatchObject({ id: middle.id, locked: 'here', can: { answer: false } });
    expect((await told).reply.locked).toBe('here');
    for (const { id } of [middle, low]) expect((await answerTo(thread.id, id).expect(409)).body.code).toBe('branch.locked');
    for (const { id } of [top, beside]) await answerTo(thread.id, id).expect(201);
    expect([await locked(top.id), await locked(middle.id), await locked(low.id), await locked(beside.id)]).toEqual([null, 'here', 'above', null]);
    const mine = (await app.ask('get', `/replies/${low.id}`, reader)).body;
    expect(mine.can).toMatchObject({ answer: false, like: true });
    expect(await recount(app)).toEqual([]);
  });

  it('is done once, is undone alone, and the log says both', async () => {
    const { thread, top, middle, low } = await chain();
    await lock(top.id).expect(200);
    await lock(top.id).expect(200);
    await lock(middle.id).expect(200);
    expect((await unlock(top.id).expect(200)).body.locked).toBeNull();
    await unlock(top.id).expect(200);
    expect((await answerTo(thread.id, low.id)).body.code).toBe('branch.locked');
    await answerTo(thread.id, top.id).expect(201);
    await unlock(middle.id).expect(200);
    await answerTo(thread.id, low.id).expect(201);
    const log = await app.database.client.logEntry.findMany({ where: { targetId: { in: [top.id, middle.id] } }, orderBy: { seq: 'asc' } });
    expect(log.map(({ action, targetId }) => [action, targetId])).toEqual([['reply.lock', top.id], ['reply.lock', middle.id], ['reply.unlock', top.id], ['reply.unlock', middle.id]]);
    expect(await recount(app)).toEqual([]);
  });

  it('is for moderators, and not about oneself', async () => {
    const { thread, top } = await chain();
    const own = await makeReply(app, thread.id, { author: ana });
    await lock(own.id).expect(403);
    await lock(top.id, reader).expect(403);
    await unlock(top.id, reader).expect(403);
    await lock(thread.id).expect(404);
  });

  it('races with answering: an answer is there before it is closed, or not at all', async () => {
    const { thread, top } = await chain();
    const readers = await Promise.all(Array.from({ length: 12 }, () => makeUser(app)));
    const answers = await Promise.all([
      ...readers.map((each, n) => app.ask('post', `/threads/${thread.id}/replies`, each).send({ body: `Racing answer number ${n}.`, parentId: top.id })),
      lock(top.id),
    ].sort(() => Math.random() - 0.5));
    const codes = answers.map(({ status, body }) => (status === 409 ? body.code : status));
    expect(codes.every((code) => [200, 201, 'branch.locked'].includes(code as number))).toBe(true);
    expect((await answerTo(thread.id, top.id)).body.code).toBe('branch.locked');
    const after = await app.database.client.reply.findMany({ where: { threadId: thread.id, parentId: top.id } });
    expect(after.every(({ locks }) => locks === 1)).toBe(true);
    expect(await recount(app)).toEqual([]);
  });
});
