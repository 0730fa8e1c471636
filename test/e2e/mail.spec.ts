import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TemplateName } from '#domain/mail/letter';
import { MOST_TRIES } from '#domain/mail/send-mail-job';
import { forgetMails } from '#domain/mail/mails.store';
import { Outbox } from '#domain/mail/outbox';
import { SendMail } from '#domain/mail/send-mail';
import { TestApp } from '../support/test-app.js';
import { TestSmtp } from '../support/smtp.js';

/** Sent by hand here, try by try: nothing happens by itself. */
describe('the outbox', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  const folder = mkdtempSync(join(tmpdir(), 'belowline-mail-'));
  let made = 0;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url, MAIL_FROM: 'Talk <talk@talk.test>' });
  });
  afterEach(() => {
    smtp.mood = 'accept';
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
    rmSync(folder, { recursive: true });
  });

  const write = async (more: { template?: TemplateName; locale?: string; expiresAt?: Date; data?: Record<string, string> } = {}) => {
    const to = `letter-${++made}@mail.test`;
    const letter = { template: 'reset-password' as const, to, locale: null, data: { link: `http://talk.test/account/reset#token=secret-${made}` }, ...more };
    await app.database.transaction((tx) => app.get(Outbox).add(tx, letter));
    const { id } = await app.database.client.mail.findFirstOrThrow({ where: { recipient: to } });
    return { id, to };
  };
  const send = (mailId: string) => app.get(SendMail).run({ mailId });
  const row = (id: string) => app.database.client.mail.findUniqueOrThrow({ where: { id } });

  it('sends a letter in both kinds, in its reader’s language, and forgets whom and what', async () => {
    const { id, to } = await write({ locale: 'fr-CA' });
    await send(id);
    const [mail] = smtp.to(to);
    expect(mail?.headers).toMatchObject({ 'message-id': `<${id}@talk.test>`, 'auto-submitted': 'auto-generated', from: 'Talk <talk@talk.test>', to });
    expect(mail?.text).toContain('http://talk.test/account/reset#token=secret-1');
    expect(mail?.html).toContain('<html lang="fr" dir="ltr">');
    expect(mail?.html).toContain('href="http://talk.test/account/reset#token=secret-1"');
    expect(await row(id)).toMatchObject({ state: 'sent', recipient: null, data: null, attempts: 1 });
  });

  it('keeps what waits so that the database alone does not give a link away', async () => {
    const { id } = await write();
    expect(JSON.stringify(await row(id))).not.toContain('secret-');
    await send(id);
  });

  it('is as if nothing was written when the transaction fails', async () => {
    const failed = app.database.transaction(async (tx) => {
      await app.get(Outbox).add(tx, { template: 'export-ready', to: 'never@mail.test', locale: null, data: {} });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await app.database.client.mail.count({ where: { recipient: 'never@mail.test' } })).toBe(0);
  });

  it('sends once, also when twenty begin at the same moment, and again later', async () => {
    const { id, to } = await write();
    await Promise.all(Array.from({ length: 20 }, () => send(id)));
    await send(id);
    expect(smtp.to(to)).toHaveLength(1);
    expect((await row(id)).state).toBe('sent');
  });

  it.each(['later', 'later-after-text'] as const)('tries again when the server says %s', async (mood) => {
    const { id, to } = await write();
    smtp.mood = mood;
    await expect(send(id)).rejects.toThrow('Try again later');
    expect(await row(id)).toMatchObject({ state: 'waiting', recipient: to, attempts: 1 });
    smtp.mood = 'accept';
    await send(id);
    expect(smtp.to(to)).toHaveLength(1);
  });

  it('gives up what the server refuses', async () => {
    const { id, to } = await write();
    smtp.mood = 'refuse';
    await send(id);
    expect(await row(id)).toMatchObject({ state: 'failed', recipient: null, data: null, lastError: expect.stringContaining('550 Nobody called … here') });
    smtp.mood = 'accept';
    await send(id);
    expect(smtp.to(to)).toHaveLength(0);
  });

  it('never sends again what may have arrived: the line broke after the text', async () => {
    const { id, to } = await write();
    smtp.mood = 'cut';
    const before = smtp.texts;
    await send(id);
    expect(await row(id)).toMatchObject({ state: 'unknown', recipient: to });
    smtp.mood = 'accept';
    await send(id);
    expect(smtp.texts - before).toBe(1);
  });

  it('never sends again what was handed over before its worker was killed', async () => {
    const { id } = await write();
    // What a worker that died between the text and the answer leaves behind.
    await app.database.client.mail.update({ where: { id }, data: { state: 'unknown', attempts: 1 } });
    const before = smtp.texts;
    await send(id);
    expect(smtp.texts).toBe(before);
  });

  it('tries again when a server that does not greet goes away', async () => {
    const { id, to } = await write();
    smtp.mood = 'hang';
    const before = smtp.connections;
    const sending = expect(send(id)).rejects.toThrow();
    await smtp.until(() => smtp.connections > before);
    smtp.cut();
    await sending;
    expect(await row(id)).toMatchObject({ state: 'waiting', recipient: to });
    smtp.mood = 'accept';
    await send(id);
    expect(smtp.to(to)).toHaveLength(1);
  });

  it('gives up after the last try', async () => {
    const { id } = await write();
    await app.database.client.mail.update({ where: { id }, data: { attempts: MOST_TRIES - 1 } });
    smtp.mood = 'later';
    await send(id);
    expect((await row(id)).state).toBe('failed');
  });

  it('does not send what has run out', async () => {
    const { id, to } = await write({ expiresAt: new Date(Date.now() - 1_000) });
    await send(id);
    expect(smtp.to(to)).toHaveLength(0);
    expect(await row(id)).toMatchObject({ state: 'failed', recipient: null });
  });

  it('tries for about a day, with ever longer pauses', async () => {
    const queues = await app.database.client.$queryRaw<Record<string, unknown>[]>`SELECT retry_limit, retry_delay, retry_delay_max, retry_backoff FROM jobs.queue WHERE name = 'mail.send'`;
    expect(queues).toEqual([{ retry_limit: MOST_TRIES - 1, retry_delay: 15, retry_delay_max: 3_600, retry_backoff: true }]);
  });

  it('forgets what was written a month ago', async () => {
    const { id } = await write();
    await app.database.client.mail.update({ where: { id }, data: { createdAt: new Date('2020-01-01') } });
    expect(await forgetMails(app.database.client, new Date('2020-02-01'))).toBe(1);
  });
});

describe('without a mail server', () => {
  let app: TestApp;
  const folder = mkdtempSync(join(tmpdir(), 'belowline-mail-'));
  beforeAll(async () => (app = await TestApp.start({ DATA_DIR: folder, MAIL_TEMPLATES: join('test', 'support', 'letters') })));
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  it('keeps messages as files, in the operator’s own words where there are any', async () => {
    const letters = [
      { template: 'sign-in-link', to: 'own-words@mail.test', locale: 'en-GB', data: { link: 'http://talk.test/a' } },
      { template: 'sign-in-link', to: 'own-language@mail.test', locale: 'de', data: { link: 'http://talk.test/b' } },
      { template: 'export-ready', to: 'broken@mail.test', locale: 'en', data: { link: 'http://talk.test/c' } },
    ] as const;
    for (const letter of letters) await app.database.transaction((tx) => app.get(Outbox).add(tx, letter));
    for (const { id } of await app.database.client.mail.findMany({ orderBy: { id: 'asc' } })) await app.get(SendMail).run({ mailId: id });
    const files = readdirSync(join(folder, 'mail')).sort();
    expect(files).toEqual([expect.stringMatching(/-sign-in-link-.*\.eml$/), expect.stringMatching(/-sign-in-link-.*\.eml$/), expect.stringMatching(/-export-ready-.*\.eml$/)]);
    const subjects = files.map((file) => /^Subject: (.*)$/m.exec(readFileSync(join(folder, 'mail', file), 'utf8'))?.[1]?.trim());
    expect(subjects).toEqual(['Come in', 'Anmelden bei talk.test', 'Your data is ready']);
  });
});
