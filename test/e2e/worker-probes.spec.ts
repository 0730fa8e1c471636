import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEND_MAIL } from '#domain/mail/send-mail-job';
import { Jobs } from '#platform/jobs/jobs';
import { freePort } from '../support/everything.js';
import { TestApp } from '../support/test-app.js';
import { startWorker } from '../support/worker-process.js';

describe('a worker in a process of its own', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const answerOf = async (url: string): Promise<{ status: number; text: string; type: string | null }> => {
    for (;;) {
      const answer = await fetch(url).catch(() => undefined);
      if (answer) return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
      await new Promise((again) => setTimeout(again, 100));
    }
  };
  const until = async (url: string, holds: (answer: { status: number; text: string }) => boolean) => {
    for (;;) {
      const answer = await answerOf(url);
      if (holds(answer)) return answer;
      await new Promise((again) => setTimeout(again, 200));
    }
  };

  it('tells its supervisor how it is, what it did, and goes when it is told to', async () => {
    const port = await freePort();
    const worker = startWorker(app, { WORKER_PORT: String(port), HOST: '127.0.0.1' });
    const at = `http://127.0.0.1:${port}`;
    expect(await answerOf(`${at}/health/live`)).toMatchObject({ status: 200, text: '{"status":"live"}' });
    const ready = await answerOf(`${at}/health/ready`);
    expect([ready.status, JSON.parse(ready.text)]).toEqual([200, { status: 'ready', parts: { database: 'ok', migrations: 'ok', jobs: 'ok' } }]);
    await app.get(Jobs).send(SEND_MAIL, { mailId: '01990000-0000-7000-8000-000000000001' });
    const counted = await until(`${at}/metrics`, ({ text }) => text.includes('belowline_job_duration_seconds_count{queue="mail.send",outcome="done"} 1'));
    expect(counted.text).toMatch(/^belowline_database_up 1$/m);
    expect((await fetch(`${at}/nothing`)).status).toBe(404);
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(405);

    await app.cutDatabase();
    expect((await until(`${at}/health/ready`, ({ status }) => status === 503)).text).toContain('"database":"cannot be reached"');
    expect((await answerOf(`${at}/health/live`)).status).toBe(200);
    await app.mendDatabase();
    await until(`${at}/health/ready`, ({ status }) => status === 200);

    const gone = once(worker, 'exit');
    worker.kill('SIGTERM');
    await gone;
    await expect(fetch(`${at}/health/live`)).rejects.toThrow();
  });
});
