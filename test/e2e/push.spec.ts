import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestPushService } from '../support/push-service.js';
import { TestApp } from '../support/test-app.js';
import { hurryJobs } from '../support/waiting-jobs.js';

describe('push messages', () => {
  let app: TestApp;
  let service: TestPushService;
  let thread: MadeThread;
  let ana: Somebody;
  beforeAll(async () => {
    service = await TestPushService.start();
    app = await TestApp.start({ STAFF_PROOF: 'off' }, [WorkerModule]);
    thread = await makeThread(app, { headline: 'The bridge' });
    ana = await makeUser(app, { name: 'Ana Push' });
  });
  afterAll(async () => {
    await app.stop();
    await service.stop();
  });

  let browsers = 0;
  const subscribe = async (who: Somebody, browser = `browser-${(browsers += 1)}`) => {
    expect((await app.ask('put', '/me/push-subscriptions', who).send(service.subscription(browser))).status).toBe(204);
    return browser;
  };
  const answer = async (who: Somebody, body = 'I was *there*, and it was loud.') => makeReply(app, thread.id, { author: ana, parentId: (await makeReply(app, thread.id, { author: who })).id, body });
  const pushesOf = (who: Somebody) => app.database.client.pushMessage.findMany({ where: { subscription: { userId: who.id } }, select: { state: true, attempts: true, lastError: true } });
  /** Until no message of somebody waits or is on its way: what is to come has come. */
  const settled = async (who: Somebody, at: Date | null = null) => {
    for (;;) {
      const pushes = await pushesOf(who);
      if (pushes.length > 0 && pushes.every(({ state, lastError }) => state !== 'waiting' && (state !== 'unknown' || lastError !== null))) return pushes;
      if (at) app.setTime(at);
      await hurryJobs(app);
    }
  };
  const received = (tagged: (url: string) => boolean) => service.messages.filter(({ text }) => tagged(text.url));

  it('say who did what and where it leads, to the browser alone that can read them, and once', async () => {
    const reader = await makeUser(app);
    const { publicKey } = (await app.ask('get', '/push/key')).body;
    const browser = await subscribe(reader);
    await subscribe(reader, browser);
    const reply = await answer(reader);
    expect(await settled(reader)).toEqual([{ state: 'sent', attempts: 1, lastError: null }]);
    const [message, ...more] = received((url) => url === reply.url);
    expect(more).toEqual([]);
    expect(message?.text).toMatchObject({ title: 'Ana Push answered you', body: 'I was there, and it was loud.', url: reply.url });
    expect(message?.sender.publicKey).toBe(publicKey);
    expect(message?.sender.subject).toMatch(/^mailto:.+@/);
    expect(service.faults).toEqual([]);
  });

  it('are tried again when the service asks for that, after as long as it says', async () => {
    const reader = await makeUser(app);
    await subscribe(reader);
    service.answers.push({ status: 429, retryAfter: 5 }, { status: 503 });
    const reply = await answer(reader);
    expect(await settled(reader)).toMatchObject([{ state: 'sent', attempts: 3 }]);
    expect(received((url) => url === reply.url)).toHaveLength(1);
  });

  it('end a subscription that the service has ended', async () => {
    const reader = await makeUser(app);
    await subscribe(reader);
    service.answers.push({ status: 410 });
    await answer(reader);
    while ((await app.ask('get', '/me/push-subscriptions', reader)).body.items.length > 0) await hurryJobs(app);
    const before = service.attempts;
    const reply = await answer(reader);
    while ((await app.database.client.notification.count({ where: { userId: reader.id, replyId: reply.id } })) === 0) await hurryJobs(app);
    expect([service.attempts, await pushesOf(reader)]).toEqual([before, []]);
  });

  it('end with the log-in that they belong to, and go to whoever subscribed last with a browser', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const browser = await subscribe(reader);
    await subscribe(other, browser);
    expect((await app.ask('get', '/me/push-subscriptions', reader)).body.items).toEqual([]);
    expect((await app.ask('get', '/me/push-subscriptions', other)).body.items).toMatchObject([{ current: true }]);
    const own = await makeReply(app, thread.id, { author: other });
    expect((await app.ask('delete', `/me/sessions/${other.sessionId}`, other)).status).toBe(204);
    const before = service.attempts;
    const reply = await makeReply(app, thread.id, { author: ana, parentId: own.id });
    while ((await app.database.client.notification.count({ where: { userId: other.id, replyId: reply.id } })) === 0) await hurryJobs(app);
    expect([service.attempts, await pushesOf(other)]).toEqual([before, []]);
  });

  it('are not sent of what was removed in the meantime, nor of what is not wanted', async () => {
    const [reader, moderator] = [await makeUser(app), await makeUser(app, { role: 'moderator' })];
    await subscribe(reader);
    service.answers.push({ status: 503 });
    const reply = await answer(reader);
    while ((await pushesOf(reader))[0]?.attempts !== 1) await hurryJobs(app);
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'abuse' });
    expect(await settled(reader)).toMatchObject([{ state: 'dropped' }]);
    expect(received((url) => url === reply.url)).toEqual([]);
    await app.ask('patch', '/me/preferences', reader).send({ kinds: { answer: { push: false } } });
    const unwanted = await answer(reader);
    while ((await app.database.client.notification.count({ where: { userId: reader.id, replyId: unwanted.id } })) === 0) await hurryJobs(app);
    expect(await pushesOf(reader)).toHaveLength(1);
  });

  it('wait for the end of quiet hours, in the reader’s own zone', async () => {
    const reader = await makeUser(app);
    await app.ask('patch', '/me', reader).send({ timeZone: 'Asia/Kabul' });
    await app.ask('patch', '/me/preferences', reader).send({ quiet: { from: '22:00', to: '07:00' } });
    await subscribe(reader);
    // 20:00 in UTC is half past midnight in Kabul, 02:30 is seven in the morning there.
    const today = new Date();
    const night = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 20));
    app.setTime(night);
    const reply = await answer(reader);
    while ((await pushesOf(reader))[0]?.attempts !== 1) await hurryJobs(app);
    expect(await pushesOf(reader)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    expect(received((url) => url === reply.url)).toEqual([]);
    const morning = new Date(night.getTime() + 6.6 * 3_600_000);
    service.now = () => morning;
    expect(await settled(reader, morning)).toMatchObject([{ state: 'sent' }]);
    expect(received((url) => url === reply.url)).toHaveLength(1);
    service.now = () => new Date();
    app.setTime(new Date());
    expect(service.faults).toEqual([]);
  });

  it('go to no address that could be of our own network in production, and need keys that are some', async () => {
    const reader = await makeUser(app);
    const { keys } = service.subscription('x');
    const put = (body: object) => app.ask('put', '/me/push-subscriptions', reader).send(body);
    expect((await put({ endpoint: 'https://10.0.0.5/x', keys })).body).toMatchObject({ status: 422, code: 'push.endpoint' });
    expect((await put({ endpoint: 'https://push.example/x', keys: { ...keys, p256dh: 'AAAA' } })).body).toMatchObject({ status: 422, code: 'push.keys' });
    expect((await app.ask('put', '/me/push-subscriptions').send(service.subscription('x'))).status).toBe(401);
  });
});
