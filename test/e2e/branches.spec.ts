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

describe('moving a reply to another discussion', () => {
  const move = (id: string, threadId: string, asker = ana, note?: string) => app.ask('post', `/moderation/replies/${id}/move`, asker).send({ threadId, ...(note === undefined ? {} : { note }) });
  const count = async (threadId: string) => (await app.ask('get', `/threads/${threadId}`)).body.replyCount as number;
  const shown = async (threadId: string) => JSON.stringify((await app.ask('get', `/threads/${threadId}/replies`)).body.items);

  async function two() {
    const from = await makeThread(app);
    const to = await makeThread(app, { site: from.site });
    const above = await makeReply(app, from.id, { body: 'About the bridge.' });
    const moved = await makeReply(app, from.id, { parentId: above.id, body: 'Speaking of orchards instead.' });
    const below = await makeReply(app, from.id, { parentId: moved.id, body: 'Orchards are the better subject.' });
    const deeper = await makeReply(app, from.id, { parentId: below.id, body: 'They are, in spring.' });
    return { from, to, above, moved, below, deeper };
  }

  it('takes everything below it along: counts, depths, permalinks, search and likes', async () => {
    const { from, to, above, moved, below, deeper } = await two();
    await app.ask('put', `/replies/${below.id}/like`, reader).expect(200);
    await app.ask('post', `/moderation/replies/${above.id}/lock`, ana).expect(200);
    await app.ask('post', `/moderation/replies/${below.id}/lock`, ana).expect(200);
    expect((await move(moved.id, to.id, ana, 'It is about the other story.').expect(200)).body).toMatchObject({ id: moved.id, threadId: to.id, parentId: null, depth: 0, locked: null });
    expect([await count(from.id), await count(to.id)]).toEqual([1, 3]);
    const rows = await app.database.client.reply.findMany({ where: { id: { in: [moved.id, below.id, deeper.id] } }, orderBy: { depth: 'asc' }, select: { id: true, threadId: true, depth: true, parentId: true } });
    expect(rows).toEqual([
      { id: moved.id, threadId: to.id, depth: 0, parentId: null },
      { id: below.id, threadId: to.id, depth: 1, parentId: moved.id },
      { id: deeper.id, threadId: to.id, depth: 2, parentId: below.id },
    ]);
    expect((await app.ask('get', `/replies/${deeper.id}`).expect(200)).body).toMatchObject({ threadId: to.id, locked: 'above' });
    expect((await app.ask('get', `/replies/${deeper.id}/context`).expect(200)).body.path.map(({ id }: { id: string }) => id)).toEqual([moved.id, below.id, deeper.id]);
    expect(await shown(from.id)).not.toContain('rchards');
    expect(await shown(to.id)).toContain('Orchards are the better subject.');
    expect((await app.ask('get', `/replies/${above.id}`)).body.answerCount).toBe(0);
    const found = async (threadId: string) => (await app.ask('get', `/threads/${threadId}/search?q=orchards`)).body.items.length as number;
    expect([await found(from.id), await found(to.id)]).toEqual([0, 2]);
    await answerTo(to.id, moved.id).expect(201);
    expect(await app.database.client.logEntry.findFirst({ where: { targetId: moved.id, action: 'reply.move' } })).toMatchObject({ note: 'It is about the other story.', before: { threadId: from.id, parentId: above.id }, after: { threadId: to.id, replies: 3 } });
    expect(await recount(app)).toEqual([]);
  });

  it('is told in both discussions, in numbers without gaps', async () => {
    const { from, to, moved, deeper } = await two();
    const socket = await app.connect();
    for (const { id } of [from, to]) await new Promise((joined) => socket.emit('thread.join', { threadId: id }, joined));
    const gone = nextEvent(socket, 'reply.removed', ({ reply }) => reply.id === moved.id);
    const come = nextEvent(socket, 'reply.published', ({ reply }) => reply.id === deeper.id);
    await move(moved.id, to.id).expect(200);
    expect(await gone).toMatchObject({ threadId: from.id, seq: 7, reply: { threadId: from.id, html: null, author: null } });
    expect(await come).toMatchObject({ threadId: to.id, seq: 3, reply: { threadId: to.id } });
    const events = (await app.ask('get', `/threads/${from.id}/events?after=1`)).body.items as { type: string; reply: { html: string | null; threadId: string } }[];
    expect(events.map(({ type }) => type)).toEqual(['reply.published', 'reply.published', 'reply.published', 'reply.removed', 'reply.removed', 'reply.removed']);
    expect(events.every(({ reply }) => reply.html === null && reply.threadId === from.id)).toBe(true);
  });

  it('is told of place-holders too, which do not count, so that what is below them has its place', async () => {
    const { from, to, moved, below, deeper } = await two();
    await app.ask('post', `/moderation/replies/${below.id}/decisions`, ana).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    const [before, first] = [await count(to.id), (await app.ask('get', `/threads/${from.id}`)).body.seq as number];
    await move(moved.id, to.id).expect(200);
    const told = async (threadId: string, after: number) => ((await app.ask('get', `/threads/${threadId}/events?after=${after}`)).body.items as { type: string; replyId: string }[]).map(({ type, replyId }) => [type, replyId]);
    expect(await told(from.id, first)).toEqual([deeper, below, moved].map(({ id }) => ['reply.removed', id]));
    expect(await told(to.id, 0)).toEqual([moved, below, deeper].map(({ id }) => ['reply.published', id]));
    expect([await count(from.id), await count(to.id)]).toEqual([1, before + 2]);
    expect(await recount(app)).toEqual([]);
  });

  it('stays within its site, is for its moderators, and goes where it is not yet', async () => {
    const { from, to, above, moved } = await two();
    const elsewhere = await makeThread(app);
    expect((await move(moved.id, elsewhere.id)).body.code).toBe('thread.other-site');
    expect((await move(moved.id, from.id)).body.code).toBe('reply.there-already');
    expect((await move(moved.id, above.id)).body.code).toBe('thread.absent');
    await move(moved.id, to.id, reader).expect(403);
  });

  it('races with answers and with moving back and forth: everything is somewhere once, and counted', async () => {
    const { from, to, moved, below } = await two();
    for (let round = 0; round < 10; round += 1) {
      const bea = await makeUser(app, { role: 'moderator' });
      const results = await Promise.all([
        move(moved.id, to.id),
        move(moved.id, from.id, bea),
        move(below.id, to.id, bea),
        app.ask('post', `/threads/${from.id}/replies`, await makeUser(app)).send({ body: `Answer of round ${round}.`, parentId: below.id }),
        app.ask('post', `/moderation/replies/${moved.id}/decisions`, bea).send({ decision: 'feature', revision: 1 }),
      ]);
      expect(results.filter(({ status }) => status >= 500).map(({ body }) => body as unknown)).toEqual([]);
    }
    const stray = await app.database.client.$queryRaw`SELECT r.id FROM replies r JOIN replies p ON p.id = r.parent_id WHERE r.thread_id <> p.thread_id OR r.depth <> p.depth + 1`;
    expect(stray).toEqual([]);
    expect(await recount(app)).toEqual([]);
  });
});
