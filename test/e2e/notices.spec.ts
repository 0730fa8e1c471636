import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Housekeeping } from '../../apps/worker/src/jobs/housekeeping.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestSmtp } from '../support/smtp.js';
import { TestApp } from '../support/test-app.js';

const EXPLAINED = { law: 'Criminal Code, § 126', explanation: 'It calls for violence against a named person.' };

describe('a notice of what is against the law', () => {
  let smtp: TestSmtp;
  let app: TestApp;
  let thread: MadeThread;
  let moderator: Somebody;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
    [thread, moderator] = [await makeThread(app), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const give = (url: string, more: object = {}, by?: Somebody) => app.ask('post', '/notices', by).send({ url, ...EXPLAINED, ...more });
  const stateOf = async (receipt: string) => (await app.ask('get', `/notices/${receipt}`).expect(200)).body;
  const listed = async (by = moderator, state = 'open') => (await app.ask('get', `/moderation/notices?limit=100&state=${state}`, by).expect(200)).body.items as { id: string; url: string; can: object }[];
  const decide = (id: string, decision: 'act' | 'dismiss', by = moderator) => app.ask('post', `/moderation/notices/${id}/decisions`, by).send({ decision, reason: 'It names her and says what to do to her.', note: 'Clear.' });
  const permalink = (id: string) => `http://talk.test/r/${id}`;
  const noticeOf = async (replyId: string, by = moderator) => (await listed(by)).find(({ url }) => url === permalink(replyId))!;

  it('is given by anybody, answered with a receipt, seen in review, and acted on in one go', async () => {
    const reply = await makeReply(app, thread.id);
    const { receipt } = (await give(permalink(reply.id), { email: 'stranger@test.example', locale: 'de' }).expect(201)).body as { receipt: string };
    expect(receipt.length).toBeGreaterThan(40);
    expect((await smtp.next('stranger@test.example', 'Ihre Meldung ist angekommen')).text).toContain(`/notice/${receipt}`);
    expect(await stateOf(receipt)).toMatchObject({ state: 'received', url: permalink(reply.id), reason: null });
    const { id } = await noticeOf(reply.id);
    await app.ask('put', `/moderation/notices/${id}/review`, moderator).expect(204);
    expect((await stateOf(receipt)).state).toBe('reviewing');
    expect((await decide(id, 'act').expect(201)).body.state).toBe('acted');
    expect(await stateOf(receipt)).toMatchObject({ state: 'acted', reason: 'It names her and says what to do to her.', automated: false });
    expect(JSON.stringify(await stateOf(receipt))).not.toMatch(/Clear\.|Something worth reading/);
    expect((await smtp.next('stranger@test.example', 'Ihre Meldung: Der Inhalt wurde entfernt')).text).toContain('It names her');
    await app.ask('get', `/replies/${reply.id}`).expect(404);
    const [statement] = (await app.ask('get', '/me/statements', reply.by)).body.items;
    expect(statement).toMatchObject({ ground: { basis: 'law', reason: 'illegal', law: EXPLAINED.law }, facts: { notice: true } });
    expect(JSON.stringify(statement)).not.toContain('stranger@');
    expect((await app.ask('get', `/moderation/log?targetId=${reply.id}`, moderator)).body.items[0]).toMatchObject({ action: 'notice.act', reason: 'illegal' });
    expect(await recount(app)).toEqual([]);
  });

  it('is dismissed with a reason, decided once, and not by who gave it or who wrote what it is about', async () => {
    const [mine, other] = [await makeReply(app, thread.id, { author: moderator }), await makeReply(app, thread.id)];
    await give(permalink(mine.id), { email: 'stranger@test.example', name: 'Sam' }).expect(201);
    const about = await noticeOf(mine.id);
    for (const decision of ['act', 'dismiss'] as const) expect((await decide(about.id, decision).expect(403)).body.code).toBe('reply.own');
    // Nor do they learn who gave it, whom everybody else can ask.
    expect(about).toMatchObject({ can: { decide: false }, email: null, name: null });
    expect(await noticeOf(mine.id, await makeUser(app, { role: 'moderator' }))).toMatchObject({ can: { decide: true }, email: 'stranger@test.example', name: 'Sam' });
    await give(permalink(other.id), {}, moderator).expect(201);
    const { id, can } = await noticeOf(other.id);
    expect(can).toEqual({ decide: false });
    expect((await decide(id, 'dismiss').expect(403)).body.code).toBe('notice.own');
    const second = await makeUser(app, { role: 'moderator' });
    await decide(id, 'dismiss', second).expect(201);
    expect((await decide(id, 'act', second).expect(409)).body.code).toBe('notice.decided');
    await app.ask('get', `/replies/${other.id}`).expect(200);
    expect((await listed(moderator, 'decided')).map((each) => each.id)).toContain(id);
  });

  it('removes nothing that a second opinion is asked for on, until a colleague says the same', async () => {
    const [reply, colleague] = [await makeReply(app, thread.id), await makeUser(app, { role: 'moderator' })];
    await app.ask('post', `/moderation/replies/${reply.id}/ask`, moderator).send({ revision: 1 }).expect(201);
    await give(permalink(reply.id)).expect(201);
    const { id } = await noticeOf(reply.id);
    expect((await decide(id, 'act').expect(409)).body.code).toBe('reply.two-must-agree');
    await app.ask('get', `/replies/${reply.id}`).expect(200);
    await app.ask('post', `/moderation/replies/${reply.id}/opinions`, colleague).send({ revision: 1, decision: 'reject', reason: 'illegal' }).expect(201);
    await decide(id, 'act').expect(201);
    await app.ask('get', `/replies/${reply.id}`).expect(404);
  });

  it('is read by itself as it is now, by the moderators of its site and by nobody else', async () => {
    const reply = await makeReply(app, thread.id);
    await give(permalink(reply.id)).expect(201);
    const { id } = await noticeOf(reply.id);
    const read = async (by = moderator) => app.ask('get', `/moderation/notices/${id}`, by);
    expect((await read()).body).toMatchObject({ id, state: 'received', can: { decide: true }, decidedBy: null, reply: { id: reply.id }, thread: { id: thread.id } });
    await decide(id, 'dismiss').expect(201);
    expect((await read()).body).toMatchObject({ state: 'dismissed', can: { decide: false }, decidedBy: { id: moderator.id }, reason: expect.stringContaining('It names her') });
    expect((await read(reply.by)).status).toBe(403);
    expect((await app.ask('get', `/moderation/notices/${reply.id}`, moderator).expect(404)).body.code).toBe('notice.absent');
  });

  it('is listed among those that were decided in the order of the decisions, page by page', async () => {
    const own = await makeThread(app);
    const [admin, local] = [await makeUser(app, { role: 'admin' }), await makeUser(app)];
    await app.ask('put', `/users/${local.id}/role`, admin).send({ role: 'moderator', siteId: own.site.id }).expect(200);
    for (let i = 0; i < 4; i += 1) await give(permalink((await makeReply(app, own.id)).id)).expect(201);
    const [first, second, third, fourth] = (await listed(local)).map(({ id }) => id) as [string, string, string, string];
    for (const id of [third, first, fourth, second]) await decide(id, 'dismiss', local).expect(201);
    // Two in one moment are in the order in which they came.
    const { decidedAt } = await app.database.client.notice.findUniqueOrThrow({ where: { id: fourth } });
    await app.database.client.notice.update({ where: { id: first }, data: { decidedAt } });
    const read: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body }: { body: { items: { id: string }[]; next: string | null } } = await app.ask('get', `/moderation/notices?state=decided&limit=1${next && `&cursor=${next}`}`, local).expect(200);
      read.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    expect(read).toEqual([second, fourth, first, third]);
  });

  it('is about a reply or a thread of ours, and about nothing else', async () => {
    const held = await makeReply(app, thread.id);
    await app.ask('post', `/moderation/replies/${held.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    for (const url of ['https://elsewhere.example/r/01990000-0000-7000-8000-000000000005', 'http://talk.test/account', permalink('01990000-0000-7000-8000-000000000005'), permalink(held.id)]) {
      expect((await give(url).expect(422)).body.code).toBe('notice.url');
    }
    await give(`http://talk.test/t/${thread.id}`).expect(201);
    await app.ask('get', '/notices/nothing-of-that-name-was-given').expect(404);
    await app.ask('post', '/notices').send({ url: permalink(held.id) }).expect(422);
  });

  it('has one end of two at once', async () => {
    const others = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
    for (let i = 0; i < 20; i += 1) {
      const reply = await makeReply(app, thread.id);
      await give(permalink(reply.id)).expect(201);
      const { id } = await noticeOf(reply.id);
      const answers = await Promise.all([decide(id, 'act', others[i % 2]), decide(id, 'dismiss', others[(i + 1) % 2])]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
    expect(await recount(app)).toEqual([]);
  });

  it('is about the reply wherever that has been moved to, before or just while it was given', async () => {
    const { client } = app.database;
    const there = await makeThread(app, { site: thread.site });
    for (let i = 0; i < 20; i += 1) {
      const reply = await makeReply(app, thread.id);
      const [given] = await Promise.all([give(permalink(reply.id)), app.ask('post', `/moderation/replies/${reply.id}/move`, moderator).send({ threadId: there.id }).expect(200)]);
      expect(given.status).toBe(201);
      expect(await client.notice.findFirst({ where: { replyId: reply.id }, select: { threadId: true } })).toEqual({ threadId: there.id });
    }
    const last = await makeReply(app, thread.id);
    await give(permalink(last.id)).expect(201);
    await app.ask('post', `/moderation/replies/${last.id}/move`, moderator).send({ threadId: there.id }).expect(200);
    await client.notice.updateMany({ where: { replyId: last.id }, data: { threadId: thread.id } });
    await decide((await noticeOf(last.id)).id, 'act').expect(201);
    await app.ask('get', `/replies/${last.id}`).expect(404);
    expect(await recount(app)).toEqual([]);
  });

  it('forgets who gave it half a year after it was decided', async () => {
    const [old, late] = [await makeReply(app, thread.id), await makeReply(app, thread.id)];
    const { client } = app.database;
    for (const { id } of [old, late]) {
      await give(permalink(id), { email: `of-${id}@test.example`, name: 'Somebody' }).expect(201);
      await decide((await noticeOf(id)).id, 'dismiss').expect(201);
    }
    await client.notice.updateMany({ where: { replyId: old.id }, data: { decidedAt: new Date(Date.now() - 181 * 86_400_000) } });
    await app.get(Housekeeping).run();
    const kept = await client.notice.findMany({ where: { replyId: { in: [old.id, late.id] } }, orderBy: { id: 'asc' }, select: { email: true, name: true } });
    expect(kept).toEqual([{ email: null, name: null }, { email: `of-${late.id}@test.example`, name: 'Somebody' }]);
  });

  it('is a matter of its site', async () => {
    const [admin, elsewhere, there] = [await makeUser(app, { role: 'admin' }), await makeUser(app), await makeThread(app)];
    await app.ask('put', `/users/${elsewhere.id}/role`, admin).send({ role: 'moderator', siteId: there.site.id }).expect(200);
    const reply = await makeReply(app, thread.id);
    await give(permalink(reply.id)).expect(201);
    const { id } = await noticeOf(reply.id);
    expect(await listed(elsewhere)).toEqual([]);
    expect((await decide(id, 'act', elsewhere).expect(403)).body.code).toBe('role.insufficient');
    await app.ask('put', `/moderation/notices/${id}/review`, elsewhere).expect(403);
  });
});

it('is counted, so that a flood does not bury what is in earnest', async () => {
  const app = await TestApp.start({ RATE_LIMITS: 'on' });
  try {
    const thread = await makeThread(app);
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await app.ask('post', '/notices').send({ url: `http://talk.test/t/${thread.id}`, explanation: 'Against the law.' })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
  } finally {
    await app.stop();
  }
});
