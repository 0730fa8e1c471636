import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox } from '#domain/mail/outbox';
import { SEND_MAIL } from '#domain/mail/send-mail-job';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestSmtp } from '../support/smtp.js';
import { allMailSent, hurryJobs } from '../support/waiting-jobs.js';

describe('a morning with very many letters', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });
  const jobs = () => app.database.client.$queryRaw<{ state: string; from: Date; to: Date; count: number }[]>`
    SELECT state::text, min(started_on) AS from, max(completed_on) AS to, count(*)::int FROM jobs.job WHERE name = ${SEND_MAIL.name} GROUP BY state`;

  it('keeps nobody waiting who asked for a letter, and does not pause between the others', async () => {
    const { id: userId } = await makeUser(app, { emailVerified: true });
    const many = 2_000;
    const day = new Date().toISOString();
    await app.database.transaction(async (tx) => {
      // Each is looked up, and nothing is left of it: the work of a letter without its reader.
      await app.get(Outbox).addLate(tx, Array.from({ length: many }, () => ({ template: 'digest' as const, data: { userId, since: day, until: day } })));
      await app.get(Outbox).add(tx, { template: 'reset-password', to: 'waiting@mail.test', locale: null, data: { link: 'http://talk.test/account/reset#token=x' } });
    });
    while (smtp.to('waiting@mail.test').length === 0) await hurryJobs(app);
    expect((await jobs()).find(({ state }) => state === 'created')?.count ?? 0).toBeGreaterThan(many / 2);
    await allMailSent(app);
    const done = (await jobs()).find(({ state }) => state === 'completed');
    expect(done?.count).toBe(many + 1);
    // Five at a time with two seconds between them would take more than a quarter of an hour.
    expect(((done?.to.getTime() ?? Infinity) - (done?.from.getTime() ?? 0)) / 1_000).toBeLessThan(120);
  });
});
