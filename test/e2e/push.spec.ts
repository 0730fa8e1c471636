import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PUSHED_TO_ONE_HOST, SendPush } from '#domain/delivery/send-push';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeNotification } from '../make/notification.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { pushStates, subscribe } from '../make/push-browser.js';
import { TestApp } from '../support/test-app.js';
import { TestPushService } from '../support/push-service.js';
import { allPushesSent, hurryJobs } from '../support/waiting-jobs.js';

const ANA = 'Ana Push';

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
    // Only what leads there: a push message that is to wait must not be hurried.
    while ((await client.notification.count({ where: { userId: to.id, replyId: reply.id } })) === 0) await hurryJobs(app, ['replies.shown', 'notifications.tell-followers']);
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
    expect(await pushStates(app, reply.told.id)).toEqual(['sent', 'sent']);
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

  it.each([401, 403])('end with a browser that takes none from our key, and are kept where something else about us is not liked: %s', async (status) => {
    const bea = await makeUser(app);
    const { client } = app.database;
    const browsers = [await subscribe(app, service, bea), await subscribe(app, service, bea), await subscribe(app, service, bea)];
    const [other, old, ours] = await client.pushSubscription.findMany({ where: { userId: bea.id }, orderBy: { id: 'asc' } });
    if (!other || !old || !ours) throw new Error('They were subscribed.');
    await client.pushSubscription.update({ where: { id: other.id }, data: { boundTo: 'a key of before' } });
    await client.pushSubscription.update({ where: { id: old.id }, data: { boundTo: null } });
    for (const browser of browsers) browser.mood = { status };
    await answer(bea);
    await allPushesSent(app);
    const kept = await client.pushMessage.findMany({ where: { subscription: { userId: bea.id } }, orderBy: { subscriptionId: 'asc' }, select: { subscriptionId: true, state: true, attempts: true } });
    expect(kept).toEqual([old, ours].map(({ id }) => ({ subscriptionId: id, state: 'failed', attempts: 1 })));
    expect((await app.ask('get', '/me/push-subscriptions', bea)).body.items).toHaveLength(2);
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
    expect([browser.arrived.length, await pushStates(app, told.id)]).toEqual([1, ['sent']]);
  });

  it('are tried again where the line broke before anything was said, and never where it broke after', async () => {
    const [bea, cut] = [await makeUser(app), await makeUser(app)];
    const [browser, broken] = [await subscribe(app, service, bea), await subscribe(app, service, cut)];
    broken.mood = 'cut';
    const { told } = await answer(cut);
    await allPushesSent(app);
    expect([broken.asked, await pushStates(app, told.id)]).toEqual([1, ['unknown']]);
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

  it('come though another service hangs, which has few of those who send waiting; and it costs its own messages no try', async () => {
    const hanging = await TestPushService.start();
    const [bea, others] = [await makeUser(app), await Promise.all(Array.from({ length: 12 }, () => makeUser(app)))];
    const browser = await subscribe(app, service, bea);
    const kept = await Promise.all(others.map((other) => subscribe(app, hanging, other)));
    for (const one of kept) one.mood = 'silent';
    const reply = await makeReply(app, thread.id, { author: ana });
    const told = await Promise.all(others.map((other) => makeNotification(app, other.id, { kind: 'mention', actorId: ana.id, replyId: reply.id })));
    await hanging.until(() => hanging.silent.size === PUSHED_TO_ONE_HOST.other);
    await makeNotification(app, bea.id, { kind: 'mention', actorId: ana.id, replyId: reply.id });
    await service.until(() => browser.arrived.length === 1);
    expect(hanging.asked).toBe(PUSHED_TO_ONE_HOST.other);
    hanging.letGo();
    await allPushesSent(app);
    expect(kept.map(({ arrived }) => arrived.length)).toEqual(kept.map(() => 1));
    const messages = await app.database.client.pushMessage.findMany({ where: { notificationId: { in: told } }, select: { attempts: true, state: true } });
    expect(messages).toEqual(told.map(() => ({ attempts: 1, state: 'sent' })));
    expect(hanging.problems).toEqual([]);
    await hanging.stop();
  });

  it('all go to a quick service at their first try, and few of many are sent away until later', async () => {
    const { client } = app.database;
    const others = await Promise.all(Array.from({ length: 20 }, () => makeUser(app)));
    for (const other of others) for (let n = 0; n < 5; n += 1) await subscribe(app, service, other);
    const reply = await makeReply(app, thread.id, { author: ana });
    const before = service.asked;
    const told = await Promise.all(others.map((other) => makeNotification(app, other.id, { kind: 'mention', actorId: ana.id, replyId: reply.id })));
    await service.until(() => service.asked === before + 100);
    await allPushesSent(app);
    const messages = await client.pushMessage.findMany({ where: { notificationId: { in: told } }, select: { id: true, attempts: true, state: true } });
    expect(messages.filter(({ attempts, state }) => attempts === 1 && state === 'sent')).toHaveLength(100);
    const [row] = await client.$queryRaw<{ jobs: number }[]>`SELECT count(*)::int AS jobs FROM jobs.job WHERE name = 'push.send' AND data ->> 'pushId' = ANY(${messages.map(({ id }) => id)})`;
    // One each, and those that found the lane full once or twice.
    expect(row?.jobs).toBeLessThan(300);
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
