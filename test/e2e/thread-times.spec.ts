import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ThreadView } from '#contract/threads';
import { KeepThreadTimes } from '#domain/threads/keep-thread-times';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp, nextEvent } from '../support/test-app.js';

describe('a thread', () => {
  let app: TestApp;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({}, [WorkerModule]);
    moderator = await makeUser(app, { role: 'moderator' });
  });
  afterAll(() => app.stop());

  const change = (threadId: string, body: object) => app.ask('patch', `/threads/${threadId}`, moderator).send(body);
  const read = async (threadId: string): Promise<ThreadView> => (await app.ask('get', `/threads/${threadId}`)).body;
  const post = (threadId: string, by: Somebody, body: string) => app.ask('post', `/threads/${threadId}/replies`, by).send({ body });
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

  it('opens and closes at the times that were set, and those who have it open are told', async () => {
    const thread = await makeThread(app);
    const socket = await app.connect();
    await socket.timeout(20_000).emitWithAck('thread.join', { threadId: thread.id });
    const [opened, closed] = [nextEvent(socket, 'thread.changed', ({ status }) => status === 'open'), nextEvent(socket, 'thread.changed', ({ status, seq }) => status === 'closed' && seq > 1)];
    const reader = await makeUser(app);
    // Long enough for what has to be done before it, on a slow machine too.
    const opensAt = inSeconds(4);
    const scheduled = await change(thread.id, { opensAt, closesAt: inSeconds(3_600) }).expect(200);
    expect(scheduled.body).toMatchObject({ status: 'closed', opensAt });
    expect((await post(thread.id, reader, 'Too early.')).body.code).toBe('thread.closed');
    await opened;
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(opensAt));
    expect(await read(thread.id)).toMatchObject({ status: 'open', opensAt: null });
    await post(thread.id, reader, 'In time.').expect(201);
    const closesAt = inSeconds(5);
    await change(thread.id, { closesAt }).expect(200);
    await closed;
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(closesAt));
    expect((await post(thread.id, reader, 'Too late.')).body.code).toBe('thread.closed');
    expect(await read(thread.id)).toMatchObject({ status: 'closed', seq: 5 });
    expect(await recount(app)).toEqual([]);
  });

  it('whose time came while nobody looked is told of once, however many look', async () => {
    const thread = await makeThread(app);
    await app.database.client.thread.update({ where: { id: thread.id }, data: { closesAt: new Date(Date.now() - 1_000) } });
    const keep = app.get(KeepThreadTimes);
    await Promise.all([keep.run(), keep.run(), keep.run()]);
    expect(await read(thread.id)).toMatchObject({ status: 'closed', seq: 1 });
    expect((await change(thread.id, { status: 'open' })).body).toMatchObject({ status: 'open', closesAt: null });
    await keep.run();
    expect((await read(thread.id)).status).toBe('open');
  });

  it('refuses times that contradict each other, and a question for an article’s main thread', async () => {
    const thread = await makeThread(app);
    expect((await change(thread.id, { opensAt: inSeconds(60), closesAt: inSeconds(30) })).body.code).toBe('thread.times');
    expect((await change(thread.id, { prompt: 'And now?' })).body.code).toBe('thread.main-prompt');
    const { body } = await app.ask('post', `/articles/${thread.articleId}/threads`, moderator).send({ prompt: 'What next?', slowSeconds: 30, opensAt: inSeconds(3_600) }).expect(201);
    expect(body).toMatchObject({ prompt: 'What next?', slowSeconds: 30, status: 'closed' });
    expect((await change(body.id, { prompt: 'And now?', status: 'open' }).expect(200)).body).toMatchObject({ prompt: 'And now?', status: 'open', opensAt: null });
  });

  it('that begins where discussions close by age closes then, unless somebody says otherwise', async () => {
    const site = await makeSite(app, { closeAfterDays: 14 });
    const admin = await makeUser(app, { role: 'admin' });
    const { body: article } = await app.ask('post', '/articles', admin).send({ url: `${site.origins[0]}/aged`, headline: 'Aged' }).expect(201);
    const thread = await read(article.mainThreadId);
    expect(Date.parse(thread.closesAt ?? '') - Date.parse(thread.createdAt)).toBe(14 * 86_400_000);
    expect((await change(thread.id, { closesAt: null })).body.closesAt).toBeNull();
  });

  it('in slow mode takes one reply of each reader in its time, of twenty at once too, and says how long it is until the next', async () => {
    const thread = await makeThread(app);
    await change(thread.id, { slowSeconds: 300 }).expect(200);
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, nr) => post(thread.id, reader, `At once, number ${nr}.`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 429)]);
    const slowed = answers.find(({ status }) => status === 429);
    expect(slowed?.body.code).toBe('thread.slow');
    expect(Number(slowed?.headers['retry-after'])).toBeGreaterThan(280);
    expect(Number(slowed?.headers['retry-after'])).toBeLessThanOrEqual(300);
    await post(thread.id, other, 'Each for themselves.').expect(201);
    for (const nr of [1, 2]) await post(thread.id, moderator, `Who answers many is not slowed: ${nr}.`).expect(201);
    const elsewhere = await makeThread(app, { site: thread.site });
    await post(elsewhere.id, reader, 'Another thread is another matter.').expect(201);
    await app.database.client.reply.updateMany({ where: { threadId: thread.id, authorId: reader.id }, data: { createdAt: new Date(Date.now() - 301_000) } });
    await post(thread.id, reader, 'Now it is my turn again.').expect(201);
  });

  it('counts its own links where it says otherwise than its site', async () => {
    const thread = await makeThread(app, { settings: { linksBeforeHold: 5 } });
    const body = 'See https://one.example and https://two.example.';
    const reader = await makeUser(app);
    expect((await makeReply(app, thread.id, { author: reader, body })).status).toBe('published');
    await change(thread.id, { linksBeforeHold: 1 }).expect(200);
    expect((await makeReply(app, thread.id, { body: `${body} Again.` })).status).toBe('held');
    expect((await change(thread.id, { linksBeforeHold: null })).body.linksBeforeHold).toBeNull();
  });

  it('has one reply pinned at most, of its own and published, until that says something else or goes', async () => {
    const [thread, another] = [await makeThread(app), await makeThread(app)];
    const [first, second] = [await makeReply(app, thread.id), await makeReply(app, thread.id)];
    const foreign = await makeReply(app, another.id);
    expect((await change(thread.id, { pinnedReplyId: foreign.id })).body.code).toBe('thread.pin');
    expect((await change(thread.id, { pinnedReplyId: first.id })).body.pinnedReplyId).toBe(first.id);
    expect((await change(thread.id, { pinnedReplyId: second.id })).body.pinnedReplyId).toBe(second.id);
    await app.ask('patch', `/replies/${second.id}`, second.by).send({ body: 'Something else.' }).expect(200);
    expect((await read(thread.id)).pinnedReplyId).toBeNull();
    await change(thread.id, { pinnedReplyId: first.id }).expect(200);
    await app.ask('post', `/moderation/replies/${first.id}/decisions`, moderator).send({ decision: 'feature', revision: 1 }).expect(201);
    expect((await read(thread.id)).pinnedReplyId).toBe(first.id);
    await app.ask('delete', `/replies/${first.id}`, first.by).expect(204);
    expect((await read(thread.id)).pinnedReplyId).toBeNull();
    expect((await change(thread.id, { pinnedReplyId: first.id })).body.code).toBe('thread.pin');
    const log = (await app.ask('get', `/moderation/log?targetId=${thread.id}`, moderator)).body.items as { after: { pinnedReplyId: string } }[];
    expect(log.map(({ after }) => after.pinnedReplyId)).toEqual([first.id, second.id, first.id]);
  });
});
