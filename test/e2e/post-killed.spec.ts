import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TellByPost } from '#domain/delivery/tell-by-post';
import { Config } from '#platform/config/config';
import { newId } from '#platform/database/new-id';
import { PushIdentity } from '#platform/push/push-identity';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { TestApp } from '../support/test-app.js';
import { TestPushService, type TestPushBrowser } from '../support/push-service.js';
import { TestSmtp } from '../support/smtp.js';

const READERS = 160;

/** So many letters or messages arrive between two kills; the last hundred are left in peace. */
const BETWEEN_KILLS = 40;
const IN_PEACE = 60;

/** A worker in a process of its own, as an installation has them. */
const startWorker = (app: TestApp, smtp: TestSmtp): ChildProcess => {
  const { databaseUrl, secret } = app.get(Config);
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: databaseUrl, SECRET: secret, PUBLIC_URL: 'http://talk.test', SMTP_URL: smtp.url, LOG_LEVEL: 'fatal' };
  return spawn(process.execPath, [resolve('dist/server/worker.js')], { env, stdio: 'ignore' });
};

async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

describe('letters and push messages while workers are killed', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let service: TestPushService;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    [smtp, service] = await Promise.all([TestSmtp.start(), TestPushService.start()]);
    app = await TestApp.start({ SMTP_URL: smtp.url });
  });
  afterAll(async () => {
    await Promise.all(workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map(kill));
    await app.stop();
    await Promise.all([smtp.stop(), service.stop()]);
  });

  /** Readers with a confirmed address and a browser, all of them told of one reply in one transaction. */
  const tellAll = async () => {
    const { client } = app.database;
    const reply = await makeReply(app, (await makeThread(app)).id);
    const at = new Date();
    const { publicKey } = app.get(PushIdentity);
    const readers = Array.from({ length: READERS }, (_, n) => ({ id: newId(at), sessionId: newId(at), notificationId: newId(at), email: `told-${n}@test.example`, n, browser: service.open(publicKey) }));
    await client.user.createMany({ data: readers.map(({ id, email, n }) => ({ id, email, emailKey: email, emailVerifiedAt: at, name: `Told ${n}`, nameKey: `told ${n}`, role: 'reader' as const, createdAt: at })) });
    const session = await client.session.findFirstOrThrow({ where: { userId: reply.by.id } });
    await client.session.createMany({ data: readers.map(({ id, sessionId }) => ({ ...session, id: sessionId, userId: id })) });
    await client.pushSubscription.createMany({ data: readers.map(({ id, sessionId, browser }) => subscriptionOf(id, sessionId, browser, at)) });
    await app.database.transaction(async (tx) => {
      const told = readers.map(({ notificationId, id }) => ({ id: notificationId, userId: id, kind: 'answer' as const }));
      await tx.notification.createMany({ data: told.map((row) => ({ ...row, cause: 'test:killed', subject: 'test:killed', actorId: reply.by.id, replyId: reply.id, at })) });
      await app.get(TellByPost).add(tx, told.map((row) => ({ ...row, ways: { mail: true, push: true } })));
    });
    return readers;
  };

  const waiting = async () => (await app.database.client.mail.count({ where: { state: 'waiting' } })) + (await app.database.client.pushMessage.count({ where: { state: 'waiting' } }));

  it('each come at most once, and exactly once but for those of which it says that it does not know', async () => {
    const { client } = app.database;
    const readers = await tellAll();
    expect(await waiting()).toBe(2 * READERS);
    let kills = 0;
    for (let left = await waiting(); left > 0; left = await waiting()) {
      const pair = [startWorker(app, smtp), startWorker(app, smtp)];
      workers.push(...pair);
      if (left > IN_PEACE) {
        const goal = smtp.texts + service.asked + BETWEEN_KILLS;
        const reached = () => smtp.texts + service.asked >= goal;
        // At the moment at which one has just arrived and its answer is still on its way.
        await Promise.race([smtp.until(reached), service.until(reached)]);
      } else while ((await waiting()) > 0) await loseOrphans(app, 'retry');
      await Promise.all(pair.map(kill));
      kills += pair.length;
      await loseOrphans(app, 'active');
    }
    const mails = await client.mail.findMany({ select: { id: true, state: true } });
    const arrivals = new Map<string, number>();
    for (const { headers } of smtp.arrived) arrivals.set(headers['message-id'] ?? '', (arrivals.get(headers['message-id'] ?? '') ?? 0) + 1);
    const letters = mails.map(({ id, state }) => ({ state, times: arrivals.get(`<${id}@talk.test>`) ?? 0 }));
    const states = new Map((await client.pushMessage.findMany()).map(({ notificationId, state }) => [notificationId, state]));
    const pushes = readers.map(({ notificationId, browser }) => ({ state: states.get(notificationId), times: browser.arrived.length }));
    for (const each of [letters, pushes]) {
      expect(each).toHaveLength(READERS);
      // Known to have come is come once; not known, once or not at all. Nothing else is left.
      expect(each.filter(({ state, times }) => !(state === 'sent' ? times === 1 : state === 'unknown' && times <= 1))).toEqual([]);
      // A worker sends five at once: no more than those can be in doubt.
      expect(each.filter(({ state }) => state === 'unknown').length).toBeLessThanOrEqual(5 * kills);
      expect(each.filter(({ state }) => state === 'sent').length).toBeGreaterThan(READERS / 2);
    }
    expect(readers.filter(({ email }) => smtp.to(email).length > 1)).toEqual([]);
    expect(service.problems).toEqual([]);
    expect(kills).toBeGreaterThan(6);
  }, 300_000);
});

const subscriptionOf = (userId: string, sessionId: string, { endpoint, bytes }: TestPushBrowser, createdAt: Date) => ({
  id: newId(createdAt),
  userId,
  sessionId,
  endpoint,
  endpointKey: new Uint8Array(createHash('sha256').update(endpoint).digest()),
  ...bytes,
  createdAt,
});

/** Has jobs that nobody does any more, or that wait for their next try, begin now: what the queue does by itself once their time is over. */
const loseOrphans = ({ database: { client } }: TestApp, state: 'active' | 'retry'): Promise<number> =>
  client.$executeRaw`UPDATE jobs.job SET state = 'retry', start_after = now(), retry_count = 0, started_on = NULL WHERE state = ${state}::jobs.job_state`;
