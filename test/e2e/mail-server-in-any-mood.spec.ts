import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import { TestApp } from '../support/test-app.js';
import { TestSmtp, type SmtpMood } from '../support/smtp.js';
import { allMailSent, hurryJobs } from '../support/waiting-jobs.js';

const PASSWORD = 'four quiet words here';

/** A server that hangs is given up after ten seconds: whoever waited for it would be heard doing so. */
const AT_ONCE_MS = 5_000;

describe('registering and forgetting a password', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let made = 0;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
  });
  afterEach(() => {
    smtp.mood = 'accept';
  });
  afterAll(async () => {
    smtp.cut();
    await app.stop();
    await smtp.stop();
  });

  const timed = async (path: string, body: object) => {
    const begun = performance.now();
    const { status, body: answered } = await app.ask('post', path).send(body);
    return { status, answered, ms: performance.now() - begun };
  };

  it.each<SmtpMood>(['later', 'later-after-text', 'hang'])('are answered alike and at once when the mail server says %s, and each mail arrives once when it recovers', async (mood) => {
    smtp.mood = mood;
    const seen = smtp.connections;
    const email = `mood.${++made}@mail.test`;
    const registered = await timed('/auth/register', { email, password: PASSWORD, name: `Mood number ${made}` });
    const [known, unknown] = [await timed('/auth/password/forgot', { email }), await timed('/auth/password/forgot', { email: `nobody.${made}@mail.test` })];
    expect([registered.status, known.status, unknown.status]).toEqual([201, 202, 202]);
    expect(known.answered).toEqual(unknown.answered);
    for (const { ms } of [registered, known, unknown]) expect(ms).toBeLessThan(AT_ONCE_MS);

    // Both have been tried in vain before it recovers.
    await smtp.until(() => smtp.connections >= seen + 2);
    // A text whose line broke before the answer may have arrived, and is not sent again: only who was not even greeted is cut off.
    if (mood !== 'hang') await smtp.rest();
    smtp.mood = 'accept';
    if (mood === 'hang') smtp.cut();
    await hurryJobs(app);
    await allMailSent(app);
    const subjects = smtp.to(email).map(({ html }) => /<title>(.*)<\/title>/.exec(html)?.[1]);
    expect(subjects.sort()).toEqual(['Please confirm your e-mail address', 'Set a new password']);
    expect(new Set(smtp.to(email).map(({ headers }) => headers['message-id'])).size).toBe(2);
    expect(smtp.to(`nobody.${made}@mail.test`)).toEqual([]);
  });

  it('are answered alike when the mail server refuses for good', async () => {
    smtp.mood = 'refuse';
    const email = `mood.${++made}@mail.test`;
    expect((await timed('/auth/register', { email, password: PASSWORD, name: `Mood number ${made}` })).status).toBe(201);
    expect((await timed('/auth/password/forgot', { email })).status).toBe(202);
    await allMailSent(app);
    expect(smtp.to(email)).toEqual([]);
    expect(await app.database.client.mail.count({ where: { recipient: email } })).toBe(0);
  });
});
