import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplyLiked } from '#contract/live';
import { DOUBTED_LIKE, WHOLE_LIKE } from '#domain/replies/best-score';
import { DeleteUsers } from '#domain/privacy/delete-users';
import { MakeExport } from '#domain/privacy/make-export';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { nextEvent, TestApp } from '../support/test-app.js';

describe('likes', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' })));
  afterAll(() => app.stop());

  const like = (reply: { id: string }, reader: Somebody) => app.ask('put', `/replies/${reply.id}/like`, reader);
  const unlike = (reply: { id: string }, reader: Somebody) => app.ask('delete', `/replies/${reply.id}/like`, reader);
  const readers = (count: number) => Promise.all(Array.from({ length: count }, () => makeUser(app)));

  it('are one a reader and reply, however often they are sent, and can be taken back', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const [one, other] = await readers(2) as [Somebody, Somebody];
    expect([(await like(reply, one)).body, (await like(reply, one)).body, (await like(reply, other)).body]).toEqual([{ likeCount: 1 }, { likeCount: 1 }, { likeCount: 2 }]);
    const mine = async (reader: Somebody) => (await app.ask('get', `/threads/${reply.threadId}/mine?ids=${reply.id}`, reader)).body.items[reply.id];
    expect(await mine(one)).toMatchObject({ liked: true, can: { like: true } });
    expect(await mine(reply.by)).toMatchObject({ liked: false, can: { like: false } });
    const back = await unlike(reply, one);
    expect([back.status, back.body, (await unlike(reply, one)).body]).toEqual([200, { likeCount: 1 }, { likeCount: 1 }]);
    expect(await mine(one)).toMatchObject({ liked: false });
    expect((await app.ask('get', `/replies/${reply.id}`)).body.likeCount).toBe(1);
    expect(await recount(app)).toEqual([]);
  });

  it('are not for one\'s own reply, not for what cannot be read, and not from whoever may not write', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const own = await like(reply, reply.by);
    expect([own.status, own.body.code]).toEqual([403, 'reply.own']);
    expect((await app.ask('put', `/replies/${reply.id}/like`)).status).toBe(401);
    for (const standing of ['suspended', 'banned'] as const) {
      const refused = await like(reply, await makeUser(app, { standing }));
      expect([refused.status, refused.body.code]).toEqual([403, `user.${standing}`]);
    }
    const gone = await makeReply(app, thread.id);
    await makeReply(app, thread.id, { parentId: gone.id });
    await app.ask('delete', `/replies/${gone.id}`, gone.by);
    const [reader] = await readers(1) as [Somebody];
    for (const id of [gone.id, '01990000-0000-7000-8000-00000000dead']) {
      const refused = await like({ id }, reader);
      expect([refused.status, refused.body.code]).toEqual([404, 'reply.absent']);
    }
    expect((await app.ask('put', '/replies/nothing/like', reader)).status).toBe(404);
    expect(await recount(app)).toEqual([]);
  });

  it('can be taken back by whoever may not give one any more', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const [reader] = await readers(1) as [Somebody];
    await like(reply, reader);
    await app.database.client.user.update({ where: { id: reader.id }, data: { standing: 'suspended' } });
    expect((await unlike(reply, reader)).body).toEqual({ likeCount: 0 });
  });

  it('are counted exactly when a crowd likes and changes its mind at one moment, while the reply is answered and edited', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const crowd = await readers(24);
    const acts = crowd.flatMap((reader, place) => [
      ...[like(reply, reader), like(reply, reader), unlike(reply, reader), like(reply, reader)],
      ...(place % 6 === 0 ? [app.ask('post', `/threads/${thread.id}/replies`, reader).send({ body: `An answer in the crowd, ${place}.`, parentId: reply.id })] : []),
    ]);
    const edits = [app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'What I meant to say.' })];
    const answers = await Promise.all([...acts, ...edits]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 400)).toEqual([]);
    expect(await recount(app)).toEqual([]);
    await Promise.all(crowd.map((reader) => like(reply, reader)));
    expect((await app.ask('get', `/replies/${reply.id}`)).body.likeCount).toBe(24);
    expect(await recount(app)).toEqual([]);
  });

  it('say less when they come from new accounts', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const [fresh, known] = await readers(2) as [Somebody, Somebody];
    await app.database.client.user.update({ where: { id: known.id }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    await like(reply, fresh);
    await like(reply, known);
    const weights = await app.database.client.like.findMany({ where: { replyId: reply.id }, orderBy: { weight: 'asc' } });
    expect(weights.map(({ userId, weight }) => [userId, weight])).toEqual([[fresh.id, DOUBTED_LIKE], [known.id, WHOLE_LIKE]]);
    expect(await recount(app)).toEqual([]);
  });

  it('are told to the thread together, and the last word is the right one', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const socket = await app.connect();
    await new Promise((joined) => { socket.emit('thread.join', { threadId: reply.threadId }, joined); });
    const told: ReplyLiked[] = [];
    socket.on('reply.liked', (event) => told.push(event));
    const all = nextEvent(socket, 'reply.liked', ({ likeCount }) => likeCount === 12);
    for (const reader of await readers(12)) await like(reply, reader);
    expect(await all).toEqual({ threadId: reply.threadId, replyId: reply.id, likeCount: 12 });
    expect(told.length).toBeLessThan(12);
    expect((await app.ask('get', `/threads/${reply.threadId}`)).body.seq).toBe(1);
  });

  it('go with the account of whoever gave them, and are in what it is told of itself', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const { body } = await app.ask('post', '/auth/register').send({ email: 'liked.and.left@example.org', name: 'Liked and left', password: 'four quiet words here' });
    const leaving = { token: String(body.accessToken) };
    await app.ask('put', `/replies/${reply.id}/like`, leaving);
    await like(reply, await makeUser(app));
    const exportId = String((await app.ask('post', '/me/export', leaving)).body.id);
    await app.get(MakeExport).run({ exportId });
    expect((await app.ask('get', `/me/export/${exportId}/json`, leaving)).body.likesGiven).toMatchObject([{ replyId: reply.id }]);
    await app.ask('delete', '/me', leaving).send({ password: 'four quiet words here' });
    app.setTime(new Date(Date.now() + 25 * 3_600_000));
    await app.get(DeleteUsers).run();
    app.setTime(new Date());
    expect(await app.database.client.like.count({ where: { userId: String(body.user.id) } })).toBe(0);
    expect((await app.ask('get', `/replies/${reply.id}`)).body.likeCount).toBe(1);
    expect(await recount(app)).toEqual([]);
  });
});
