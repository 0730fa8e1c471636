import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LogIn } from '#domain/identity/log-in';
import { Database } from '#platform/database/database';
import { jobKind, Jobs } from '#platform/jobs/jobs';
import { structuredLogger } from '#platform/logging/logging';
import { TestApp } from '../support/test-app.js';

type Line = Record<string, unknown>;

describe('the lines of the log', () => {
  let app: TestApp;
  let lines: Line[] = [];
  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: 'loopback' });
    Logger.overrideLogger(structuredLogger({ logLevel: 'debug', production: true }, { write: (line) => lines.push(JSON.parse(line) as Line) }));
  });
  afterAll(async () => {
    Logger.overrideLogger(false);
    await app.stop();
  });

  const about = (msg: string): Line[] => lines.filter((line) => line['msg'] === msg);

  it('say which request they belong to, also after its body was read and the database was asked', async () => {
    const logIn = app.get(LogIn);
    const prove = logIn.prove.bind(logIn);
    logIn.prove = async (...given) => {
      const found = await prove(...given);
      new Logger('Test').log('looked');
      return found;
    };
    const answers = await Promise.all(['one@example.org', 'two@example.org'].map((email) => app.ask('post', '/auth/login').send({ email, password: 'whatever it is' })));
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(about('looked').map((line) => line['requestId']).sort()).toEqual(answers.map(({ headers }) => headers['x-request-id']).sort());
    logIn.prove = prove;
  });

  it('say which job they belong to, and why it failed', async () => {
    lines = [];
    const jobs = app.get(Jobs);
    const kind = jobKind<object>('test.telling', { retryLimit: 0, expireInSeconds: 60 });
    const done = new Promise<void>((tell) => {
      void jobs.work(kind, async () => {
        await app.get(Database).client.$queryRaw`SELECT 1`;
        new Logger('Test').log('at work');
        tell();
        throw new Error('The server said: no such user <somebody@example.org>');
      });
    });
    await jobs.send(kind, {});
    await done;
    while (about('failed').length === 0) await new Promise((again) => setTimeout(again, 10));
    expect(about('at work')[0]).toMatchObject({ queue: 'test.telling', jobId: expect.any(String) });
    expect(about('failed')[0]).toMatchObject({ queue: 'test.telling', jobId: about('at work')[0]?.['jobId'], err: { message: 'The server said: no such user <…>' } });
  });

  it('tell of answers that failed or were slow, by route and never by address', async () => {
    lines = [];
    await app.cutDatabase();
    const failed = await app.page('/api/v1/threads/01990000-0000-7000-8000-000000000099?name=Ana').set('X-Request-Id', 'from-the-proxy-0001');
    await app.mendDatabase();
    expect([failed.status, failed.headers['x-request-id'], failed.body.requestId]).toEqual([503, 'from-the-proxy-0001', 'from-the-proxy-0001']);
    expect(about('failed')).toEqual([expect.objectContaining({ requestId: 'from-the-proxy-0001', method: 'GET', route: '/api/v1/threads/:threadId', status: 503, ms: expect.any(Number), why: expect.stringMatching(/^database: .*not currently accepting connections/), context: 'Request' })]);
    expect(JSON.stringify(lines)).not.toMatch(/Ana|01990000/);

    lines = [];
    const logIn = app.get(LogIn);
    const prove = logIn.prove.bind(logIn);
    logIn.prove = async (...given) => {
      await new Promise((later) => setTimeout(later, 1_100));
      return prove(...given);
    };
    expect((await app.ask('post', '/auth/login').send({ email: 'one@example.org', password: 'whatever it is' })).status).toBe(401);
    logIn.prove = prove;
    expect(about('slow')).toEqual([expect.objectContaining({ method: 'POST', route: '/api/v1/auth/login', status: 401 })]);
    expect(about('slow')[0]?.['ms']).toBeGreaterThan(1_000);

    lines = [];
    expect((await app.page('/health/live')).status).toBe(200);
    expect(lines).toEqual([]);
  });

  it('take the id of a proxy that is trusted, where it looks like one', async () => {
    const given = async (from: TestApp, id: string): Promise<unknown> => (await from.page('/health/live').set('X-Request-Id', id)).headers['x-request-id'];
    const own = /^[\da-f]{8}-[\da-f]{4}-4/;
    expect(await given(app, '7f3a9c1e5b2d4f60')).toBe('7f3a9c1e5b2d4f60');
    for (const wrong of ['short', 'a sentence with spaces', 'x'.repeat(65), 'ana@example.org', '"},{"a":"b']) expect(await given(app, wrong)).toMatch(own);
    const alone = await TestApp.start();
    expect(await given(alone, '7f3a9c1e5b2d4f60')).toMatch(own);
    await alone.stop();
  });
});
