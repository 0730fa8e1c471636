import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SendPush } from '#domain/delivery/send-push';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeNotification } from '../make/notification.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestPushService, type TestPushBrowser } from '../support/push-service.js';
import { allPushesSent, hurryJobs } from '../support/waiting-jobs.js';

const ANA = 'Ana Push';
const DAY_MS = 86_400_000;

/** Somebody's browser, subscribed as the page does it. */
async function subscribe(app: TestApp, service: TestPushService, who: Somebody): Promise<TestPushBrowser> {
  const { body } = await app.page('/api/v1/push/key');
  const browser = service.open((body as { publicKey: string }).publicKey);
  const answer = await app.ask('put', '/me/push-subscriptions', who).send(browser.subscription);
  expect(answer.status).toBe(204);
  return browser;
}

const statesOf = async (app: TestApp, notificationId: string) => (await app.database.client.pushMessage.findMany({ where: { notificationId } })).map(({ state }) => state);

describe('push messages', () => {
  let app: TestApp;
  let service: TestPushService;
  let thread: MadeThread;
  let ana: Somebody;
  beforeAll(async () => {
    service = await TestPushService.start();
    app = await TestApp.start({}, [WorkerModule]);
    thread = await makeThread(app, { headline: 'A bridge falls' });
    ana = await makeUser(app, { name: ANA });
  });
  afterEach(() => expect(service.problems).toEqual([]));
  afterAll(async () => {
    await app.stop();
    await service.stop();
  });

  /** Somebody is answered by Ana, and a job tells them of it. */
  const answer = async (to: Somebody, body = 'I was there, and it was loud.') => {
    const own = await makeReply(app, thread.id, { author: to });
    const reply = await makeReply(app, thread.id, { author: ana, parentId: own.id, body });
    const { client } = app.database;
    while ((await client.notification.count({ where: { userId: to.id, replyId: reply.id } })) === 0) await hurryJobs(app);
    return { ...reply, told: await client.notification.findFirstOrThrow({ where: { userId: to.id, replyId: reply.id } }) };
  };

  it('tell each of somebody’s browsers of an answer once: who, what, and where', async () => {
    const bea = await makeUser(app);
    const browsers = [await subscribe(app, service, bea), await subscribe(app, service, bea)];
    const reply = await answer(bea, 'I was there: **loud** & <b>dusty</b>.');
    await allPushesSent(app);
    for (const browser of browsers) {
      expect(browser.arrived).toEqual([{ title: `${ANA} answered you`, body: expect.stringContaining('I was there: loud & <b>dusty</b>.'), url: `http://talk.test/r/${reply.id}`, tag: reply.told.id }]);
    }
    expect(await statesOf(app, reply.told.id)).toEqual(['sent', 'sent']);
    await Promise.all((await app.database.client.pushMessage.findMany({ where: { notificationId: reply.told.id } })).map(({ id }) => app.get(SendPush).run({ pushId: id })));
    expect(browsers.map(({ asked }) => asked)).toEqual([1, 1]);
  });

  it('are sent once however many send them at once', async () => {
    const bea = await makeUser(app);
    const browser = await subscribe(app, service, bea);
    const notificationId = await makeNotification(app, bea.id, { kind: 'answer', actorId: ana.id, replyId: (await makeReply(app, thread.id, { author: ana })).id });
    const { id } = await app.database.client.pushMessage.findFirstOrThrow({ where: { notificationId } });
    await Promise.allSettled(Array.from({ length: 8 }, () => app.get(SendPush).run({ pushId: id })));
    await allPushesSent(app);
    expect(browser.asked).toBe(1);
  });

  it.each([404, 410])('end with a browser that is gone: %s', async (status) => {
    const bea = await makeUser(app);
    const [gone, other] = [await subscribe(app, service, bea), await subscribe(app, service, bea)];
    gone.mood = { status };
    await answer(bea);
    await allPushesSent(app);
    const { items } = (await app.ask('get', '/me/push-subscriptions', bea)).body as { items: unknown[] };
    expect([items.length, other.arrived.length]).toEqual([1, 1]);
    await answer(bea);
    await allPushesSent(app);
    expect([gone.asked, other.arrived.length]).toEqual([1, 2]);
  });

  it('wait as long as a busy service says, and then come', async () => {
    const bea = await makeUser(app);
    const browser = await subscribe(app, service, bea);
    browser.mood = { status: 429, headers: { 'retry-after': '3600' } };
    const { told } = await answer(bea);
    await service.until(() => browser.asked === 1);
    const { client } = app.database;
    const next = () => client.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM jobs.job j JOIN push_messages p ON p.id::text = j.data ->> 'pushId'
       WHERE p.notification_id = ${told.id}::uuid AND j.name = 'push.send' AND j.state = 'created'`;
    let [waits] = await next();
    while (waits === undefined) [waits] = await next();
    expect(Math.abs(waits.seconds - 3_600)).toBeLessThan(60);
    browser.mood = { status: 503 };
    await hurryJobs(app);
    await service.until(() => browser.asked === 2);
    browser.mood = { status: 201 };
    await allPushesSent(app);
    expect([browser.arrived.length, await statesOf(app, told.id)]).toEqual([1, ['sent']]);
  });

  it('are tried again where the line broke before anything was said, and never where it broke after', async () => {
    const [bea, cut] = [await makeUser(app), await makeUser(app)];
    const [browser, broken] = [await subscribe(app, service, bea), await subscribe(app, service, cut)];
    broken.mood = 'cut';
    const { told } = await answer(cut);
    await allPushesSent(app);
    expect([broken.asked, await statesOf(app, told.id)]).toEqual([1, ['unknown']]);
    await service.stop();
    const later = await answer(bea);
    await hurryJobs(app);
    while ((await app.database.client.pushMessage.findFirstOrThrow({ where: { notificationId: later.told.id } })).lastError === null) await hurryJobs(app);
    await service.begin();
    await allPushesSent(app);
    expect(browser.arrived).toHaveLength(1);
  });

  it('do not hang where a service breaks each line at once', async () => {
    const bea = await makeUser(app);
    const browser = await subscribe(app, service, bea);
    service.slam(true);
    const { told } = await answer(bea);
    // Whether it was handed over depends on who is first; that it comes to an end does not.
    while ((await app.database.client.pushMessage.findFirstOrThrow({ where: { notificationId: told.id } })).lastError === null) await hurryJobs(app);
    service.slam(false);
    await allPushesSent(app);
    expect(browser.arrived.length).toBeLessThan(2);
  });

  it('end with the log-in that they belong to', async () => {
    const bea = await makeUser(app);
    const browser = await subscribe(app, service, bea);
    browser.mood = { status: 503 };
    await answer(bea);
    await service.until(() => browser.asked > 0);
    expect((await app.ask('delete', `/me/sessions/${bea.sessionId}`, bea)).status).toBe(204);
    browser.mood = { status: 201 };
    await allPushesSent(app);
    const again = await makeUser(app);
    await makeNotification(app, bea.id, { kind: 'answer', actorId: ana.id, replyId: (await makeReply(app, thread.id, { author: ana })).id });
    await allPushesSent(app);
    expect(browser.arrived).toEqual([]);
    // Whoever logs in there next is told what is theirs, and nobody else's.
    await app.ask('put', '/me/push-subscriptions', again).send(browser.subscription);
    await answer(again);
    await allPushesSent(app);
    expect(browser.arrived).toHaveLength(1);
  });

  it('take what a browser is no more, or never was, for nothing', async () => {
    const bea = await makeUser(app);
    const { subscription } = service.open('');
    const put = (body: object) => app.ask('put', '/me/push-subscriptions', bea).send(body);
    expect((await put({ ...subscription, endpoint: 'http://updates.push.test/a' })).status).toBe(422);
    expect((await put({ ...subscription, endpoint: 'https://10.0.0.5/a' })).status).toBe(422);
    expect((await put({ ...subscription, keys: { ...subscription.keys, auth: 'AAAA' } })).status).toBe(422);
    for (let n = 0; n < 11; n += 1) expect((await put(service.open('').subscription)).status).toBe(204);
    const { items } = (await app.ask('get', '/me/push-subscriptions', bea)).body as { items: { id: string }[] };
    expect(items).toHaveLength(10);
    const path = `/me/push-subscriptions/${items[0]?.id ?? ''}`;
    expect((await app.ask('delete', path, ana)).status).toBe(404);
    expect((await app.ask('delete', path, bea)).status).toBe(204);
    expect((await app.ask('delete', path, bea)).status).toBe(404);
  });
});

/** Sent by hand here: nothing happens by itself, and the clock stands where it is put. */
describe('push messages that may not be sent now', () => {
  let app: TestApp;
  let service: TestPushService;
  let thread: MadeThread;
  let ana: Somebody;
  beforeAll(async () => {
    service = await TestPushService.start();
    app = await TestApp.start();
    thread = await makeThread(app);
    ana = await makeUser(app, { name: ANA });
  });
  afterEach(() => expect(service.problems).toEqual([]));
  afterAll(async () => {
    await app.stop();
    await service.stop();
  });

  /** Puts the clock to a time of day in UTC, tomorrow or some days after that: as far as a log-in reaches. */
  const put = (time: string, days = 0) => {
    const now = new Date(`${new Date(Date.now() + (days + 1) * DAY_MS).toISOString().slice(0, 10)}T${time}Z`);
    app.setTime(now);
    service.now = () => now;
    return now;
  };
  const told = async (bea: Somebody) => {
    const reply = await makeReply(app, thread.id, { author: ana });
    const notificationId = await makeNotification(app, bea.id, { kind: 'answer', actorId: ana.id, replyId: reply.id });
    const { id } = await app.database.client.pushMessage.findFirstOrThrow({ where: { notificationId } });
    return { reply, notificationId, send: () => app.get(SendPush).run({ pushId: id }), id };
  };
  const prefer = async (bea: Somebody, body: object) => expect((await app.ask('patch', '/me/preferences', bea).send(body)).status).toBe(200);

  it('are not sent of a reply that was removed before', async () => {
    const bea = await makeUser(app);
    const browser = await subscribe(app, service, bea);
    const { reply, notificationId, send } = await told(bea);
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, await makeUser(app, { role: 'moderator' })).send({ decision: 'reject', revision: 1, reason: 'abuse' });
    await send();
    expect([browser.asked, await statesOf(app, notificationId)]).toEqual([0, ['dropped']]);
  });

  it('wait for the end of quiet hours on their reader’s clock', async () => {
    put('21:29:00');
    const bea = await makeUser(app);
    await app.database.client.user.update({ where: { id: bea.id }, data: { timeZone: 'Asia/Kabul' } });
    const browser = await subscribe(app, service, bea);
    await prefer(bea, { quiet: { from: '22:00', to: '07:00' } });
    const message = await told(bea);
    // 01:59 in Kabul, which is four and a half hours ahead.
    await message.send();
    expect([browser.asked, await statesOf(app, message.notificationId)]).toEqual([0, ['waiting']]);
    const jobs = await app.database.client.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM start_after - created_on)::float8 AS seconds FROM jobs.job WHERE name = 'push.send' AND data ->> 'pushId' = ${message.id} ORDER BY 1 DESC`;
    expect(Math.abs((jobs[0]?.seconds ?? 0) - (5 * 3_600 + 60))).toBeLessThan(60);
    put('02:29:59', 1);
    await message.send();
    expect(browser.asked).toBe(0);
    put('02:30:00', 1);
    await message.send();
    expect([browser.arrived.length, await statesOf(app, message.notificationId)]).toEqual([1, ['sent']]);
  });

  it('are not sent in a pause, nor of a kind that is not wanted any more, nor after a day', async () => {
    const noon = put('12:00:00');
    const bea = await makeUser(app);
    const browser = await subscribe(app, service, bea);
    const paused = await told(bea);
    await prefer(bea, { pausedUntil: new Date(noon.getTime() + 3_600_000).toISOString() });
    await paused.send();
    await prefer(bea, { pausedUntil: null, kinds: { answer: { push: false } } });
    const unwanted = await told(bea);
    await unwanted.send();
    await prefer(bea, { kinds: { answer: { push: true } } });
    const old = await told(bea);
    put('12:00:01', 1);
    await old.send();
    for (const { notificationId } of [paused, unwanted, old]) expect(await statesOf(app, notificationId)).toEqual(['dropped']);
    expect(browser.asked).toBe(0);
    const fresh = await told(bea);
    await fresh.send();
    expect(browser.arrived).toHaveLength(1);
  });
});

describe('in production', () => {
  it('push messages go to nothing that is not out in the open', async () => {
    const app = await TestApp.start({ NODE_ENV: 'production', RATE_LIMITS: 'on', PUBLIC_URL: 'https://talk.test' });
    const service = await TestPushService.start();
    const bea = await makeUser(app);
    const { subscription } = service.open('');
    for (const endpoint of [subscription.endpoint, 'https://127.0.0.1/a', 'https://10.0.0.5/a', 'https://[::ffff:192.168.1.1]/a', 'https://169.254.169.254/latest']) {
      expect((await app.ask('put', '/me/push-subscriptions', bea).send({ ...subscription, endpoint })).status).toBe(422);
    }
    // A name is asked for when it is used, as what it stands for may change.
    expect((await app.ask('put', '/me/push-subscriptions', bea).send({ ...subscription, endpoint: 'https://localhost/a' })).status).toBe(204);
    const thread = await makeThread(app);
    const [reply] = [await makeReply(app, thread.id)];
    const notificationId = await makeNotification(app, bea.id, { kind: 'answer', actorId: reply.by.id, replyId: reply.id });
    const { id } = await app.database.client.pushMessage.findFirstOrThrow({ where: { notificationId } });
    await expect(app.get(SendPush).run({ pushId: id })).rejects.toThrow('not out in the open');
    await app.stop();
    await service.stop();
  });
});
