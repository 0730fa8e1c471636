import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SanctionBody, SanctionView } from '#contract/sanctions';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';
import { hurryJobs } from '../support/waiting-jobs.js';

let app: TestApp;
let moderator: Somebody;
let here: MadeThread;
let there: MadeThread;
beforeAll(async () => {
  app = await TestApp.start({}, [WorkerModule]);
  const admin = await makeUser(app, { role: 'admin' });
  [here, there, moderator] = [await makeThread(app), await makeThread(app), await makeUser(app)];
  await app.ask('put', `/users/${moderator.id}/role`, admin).send({ role: 'moderator', siteId: here.site.id }).expect(200);
});
afterAll(() => app.stop());

const decide = (user: Somebody, body: Partial<SanctionBody> & { kind: SanctionBody['kind'] }) => app.ask('post', `/moderation/users/${user.id}/sanctions`, moderator).send({ reason: 'abuse', siteId: here.site.id, ...body });
const end = (user: Somebody, id: string) => app.ask('delete', `/moderation/users/${user.id}/sanctions/${id}`, moderator).expect(204);
const post = (user: Somebody, thread: MadeThread) => app.ask('post', `/threads/${thread.id}/replies`, user).send({ body: `Written by ${user.name}, ${crypto.randomUUID()}.` });
const mayPost = async (user: Somebody, thread: MadeThread) => (await app.ask('get', `/threads/${thread.id}`, user)).body.can.post as boolean;

describe('what is decided about a reader on one site', () => {
  it('holds there and nowhere else, until it ends', async () => {
    const reader = await makeUser(app);
    const [mine, other] = [await makeReply(app, here.id, { author: reader }), await makeReply(app, here.id)];
    const socket = await app.connect(reader);
    const told = nextEvent(socket, 'standing.changed');
    const ban = (await decide(reader, { kind: 'ban' }).expect(201)).body as SanctionView;
    expect([ban.siteId, await told, socket.connected]).toEqual([here.site.id, { siteId: here.site.id }, true]);
    expect([await mayPost(reader, here), await mayPost(reader, there)]).toEqual([false, true]);
    for (const refused of [
      await post(reader, here),
      await app.ask('patch', `/replies/${mine.id}`, reader).send({ body: 'Said better.' }),
      await app.ask('put', `/replies/${other.id}/like`, reader),
    ]) expect([refused.status, refused.body.code]).toEqual([403, 'user.banned']);
    expect((await post(reader, there).expect(201)).body.status).toBe('published');
    const { body } = await app.ask('get', '/me', reader);
    expect(body).toMatchObject({ standing: 'good', siteStandings: [{ siteId: here.site.id, standing: 'banned', slowSeconds: 0 }] });
    const ended = nextEvent(socket, 'standing.changed');
    await end(reader, ban.id);
    await ended;
    expect([await mayPost(reader, here), (await post(reader, here)).status]).toEqual([true, 201]);
  });

  it('is as strict as the stricter of everywhere and there', async () => {
    const [reader, general] = [await makeUser(app), await makeUser(app, { role: 'moderator' })];
    await decide(reader, { kind: 'premoderate' }).expect(201);
    expect([(await post(reader, here)).body.status, (await post(reader, there)).body.status]).toEqual(['held', 'published']);
    await app.ask('post', `/moderation/users/${reader.id}/sanctions`, general).send({ kind: 'suspend', reason: 'abuse' }).expect(201);
    expect([(await post(reader, here)).body.code, (await post(reader, there)).body.code]).toEqual(['user.suspended', 'user.suspended']);
  });

  it('ends by itself when its time is over', async () => {
    const reader = await makeUser(app);
    await decide(reader, { kind: 'suspend', until: new Date(Date.now() + 10_000).toISOString() }).expect(201);
    expect((await post(reader, here)).body.code).toBe('user.suspended');
    while (!(await mayPost(reader, here))) await hurryJobs(app);
    expect((await app.ask('get', '/me', reader)).body.siteStandings).toEqual([]);
  });

  it('does not close what is open elsewhere, nor end who follows whom', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    await app.ask('put', `/follows/users/${reader.id}`, other).expect(200);
    await decide(reader, { kind: 'ban' }).expect(201);
    expect(await app.database.client.follow.count({ where: { userId: reader.id } })).toBe(1);
  });

  it('shows its moderators what was decided there and everywhere, and counts what was written there', async () => {
    const [reader, general] = [await makeUser(app), await makeUser(app, { role: 'moderator' })];
    await makeReply(app, here.id, { author: reader });
    await makeReply(app, there.id, { author: reader });
    await makeReply(app, there.id, { author: reader });
    await decide(reader, { kind: 'warn' }).expect(201);
    for (const where of [{ siteId: there.site.id }, {}]) await app.ask('post', `/moderation/users/${reader.id}/sanctions`, general).send({ kind: 'premoderate', reason: 'spam', ...where }).expect(201);
    const { body } = await app.ask('get', `/moderation/users/${reader.id}`, moderator).expect(200);
    expect((body.sanctions as SanctionView[]).map(({ siteId }) => siteId)).toEqual([null, here.site.id]);
    expect(body).toMatchObject({ standing: 'premoderated', siteStandings: [], replies: { published: 1 } });
    const all = await app.ask('get', `/moderation/users/${reader.id}`, general).expect(200);
    expect([all.body.sanctions.length, all.body.replies.published, all.body.siteStandings[0].siteId]).toEqual([3, 3, there.site.id]);
  });
});

describe('a reader who was slowed down', () => {
  it('posts once in so many seconds, of many at once too, and on other sites as before', async () => {
    const reader = await makeUser(app);
    const slow = (await decide(reader, { kind: 'slow', slowSeconds: 600 }).expect(201)).body as SanctionView;
    expect(slow).toMatchObject({ kind: 'slow', slowSeconds: 600 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(reader, here)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect([refused.length, ...new Set(refused.map(({ status, body }) => `${status} ${body.code}`))]).toEqual([7, '429 user.slowed']);
    const wait = Number(refused[0]?.headers['retry-after']);
    expect(wait > 590 && wait <= 600).toBe(true);
    await post(reader, there).expect(201);
    await post(reader, there).expect(201);
    const { id } = answers.find(({ status }) => status === 201)?.body as { id: string };
    await app.ask('patch', `/replies/${id}`, reader).send({ body: 'What was written once can be put right.' }).expect(200);
    await end(reader, slow.id);
    await post(reader, here).expect(201);
  });

  it('is told how seldom, which only slowing says', async () => {
    const reader = await makeUser(app);
    for (const wrong of [{ kind: 'slow' }, { kind: 'slow', slowSeconds: 1 }, { kind: 'ban', slowSeconds: 60 }] as const) expect((await decide(reader, wrong)).status).toBe(422);
    expect((await decide(reader, { kind: 'ban', siteId: reader.id })).status).toBe(403);
  });
});
