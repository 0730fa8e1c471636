import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SendPush } from '#domain/delivery/send-push';
import { makeNotification } from '../make/notification.js';
import { pushStates, subscribe } from '../make/push-browser.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestPushService } from '../support/push-service.js';

const ANA = 'Ana Push';
const DAY_MS = 86_400_000;
/** The same day throughout, though another may begin meanwhile. */
const TODAY = Date.now();

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
    const now = new Date(`${new Date(TODAY + (days + 1) * DAY_MS).toISOString().slice(0, 10)}T${time}Z`);
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
    expect([browser.asked, await pushStates(app, notificationId)]).toEqual([0, ['dropped']]);
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
    expect([browser.asked, await pushStates(app, message.notificationId)]).toEqual([0, ['waiting']]);
    const jobs = await app.database.client.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM start_after - created_on)::float8 AS seconds FROM jobs.job WHERE name = 'push.send' AND data ->> 'pushId' = ${message.id} ORDER BY 1 DESC`;
    expect(Math.abs((jobs[0]?.seconds ?? 0) - (5 * 3_600 + 60))).toBeLessThan(60);
    put('02:29:59', 1);
    await message.send();
    expect(browser.asked).toBe(0);
    put('02:30:00', 1);
    await message.send();
    expect([browser.arrived.length, await pushStates(app, message.notificationId)]).toEqual([1, ['sent']]);
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
    for (const { notificationId } of [paused, unwanted, old]) expect(await pushStates(app, notificationId)).toEqual(['dropped']);
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
