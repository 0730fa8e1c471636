import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { UnsubscribeTokens } from '#domain/delivery/unsubscribe-tokens';
import { WriteDigests } from '#domain/delivery/write-digests';
import { nextDigestAt } from '#domain/notifications/next-digest';
import { SendMail } from '#domain/mail/send-mail';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestSmtp } from '../support/smtp.js';

/** Written and sent by hand here: nothing happens by itself, and the clock stands where it is put. */
describe('digests', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let thread: MadeThread;
  let ana: Somebody;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url });
    thread = await makeThread(app, { headline: 'A bridge falls' });
    ana = await makeUser(app, { name: 'Ana Digest' });
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  /** Somebody who follows Ana and wants a daily digest, due after everything that is posted now. */
  const follower = async () => {
    const bea = await makeUser(app, { emailVerified: true });
    const { client } = app.database;
    const due = nextDigestAt('daily', null, new Date()) as Date;
    await client.follow.create({ data: { id: crypto.randomUUID(), followerId: bea.id, userId: ana.id, createdAt: new Date() } });
    await client.preference.create({ data: { userId: bea.id, digest: 'daily', digestDueAt: due, updatedAt: new Date() } });
    return { ...bea, due };
  };
  const later = (moment: Date, days = 0) => app.setTime(new Date(moment.getTime() + days * 86_400_000 + 1_000));
  const send = async () => {
    for (const { id } of await app.database.client.mail.findMany({ where: { state: 'waiting' } })) await app.get(SendMail).run({ mailId: id });
  };
  const dueOf = async ({ id }: { id: string }) => (await app.database.client.preference.findUniqueOrThrow({ where: { userId: id } })).digestDueAt;

  it('have what those one follows wrote once, however many workers write them, and not again the next day', async () => {
    const bea = await follower();
    const reply = await makeReply(app, thread.id, { author: ana, body: 'What everybody should have read.' });
    await makeReply(app, thread.id, { body: 'By somebody whom nobody follows.' });
    later(bea.due);
    await Promise.all(Array.from({ length: 5 }, () => app.get(WriteDigests).run()));
    await send();
    const [mail, ...more] = smtp.to(bea.email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('> What everybody should have read.');
    expect(mail?.text).toContain(`http://talk.test/r/${reply.id}`);
    expect(mail?.text).not.toContain('nobody follows');
    expect(mail?.headers['list-unsubscribe']).toMatch(/^<http:\/\/talk\.test\/unsubscribe\/[\w-]+>$/);
    const next = (await dueOf(bea)) as Date;
    expect(next.toISOString()).toMatch(/T08:00:00\.000Z$/);
    later(next);
    await app.get(WriteDigests).run();
    await send();
    expect(smtp.to(bea.email)).toHaveLength(1);
    expect((await dueOf(bea))?.getTime()).toBe(next.getTime() + 86_400_000);
  });

  it('leave out what was removed before they are sent, and are not sent when nothing is left', async () => {
    app.setTime(new Date());
    const [bea, other] = [await follower(), await follower()];
    await app.database.client.reply.updateMany({ where: { authorId: ana.id }, data: { createdAt: new Date('2020-01-01T00:00:00Z') } });
    const [first, second] = [await makeReply(app, thread.id, { author: ana, body: 'The first of two.' }), await makeReply(app, thread.id, { author: ana, body: 'The second of two.' })];
    later(other.due);
    await app.get(WriteDigests).run();
    await app.ask('delete', `/replies/${first.id}`, ana);
    const [letter] = await app.database.client.mail.findMany({ where: { state: 'waiting' } });
    await app.get(SendMail).run({ mailId: letter?.id ?? '' });
    const texts = () => [...smtp.to(bea.email), ...smtp.to(other.email)].map(({ text }) => text);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('The second of two.');
    expect(texts()[0]).not.toContain('The first of two.');
    await app.ask('delete', `/replies/${second.id}`, ana);
    await send();
    expect(texts()).toHaveLength(1);
    expect(await app.database.client.mail.count({ where: { state: 'dropped' } })).toBe(1);
  });

  it('come at breakfast where the reader lives now, and leave nothing out on the way', async () => {
    app.setTime(new Date());
    const bea = await follower();
    await app.database.client.reply.updateMany({ where: { authorId: ana.id }, data: { createdAt: new Date('2020-01-01T00:00:00Z') } });
    const early = await makeReply(app, thread.id, { author: ana, body: 'Before the move.' });
    // An hour after one digest would have ended, and before the next one in the new zone begins by the calendar.
    const dawn = new Date(bea.due.getTime() - 86_400_000 + 3_600_000);
    await app.database.client.reply.update({ where: { id: early.id }, data: { createdAt: dawn } });
    await app.ask('patch', '/me', bea).send({ timeZone: 'America/New_York' }).expect(200);
    const due = (await dueOf(bea)) as Date;
    expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' }).format(due)).toBe('08:00');
    expect(due.getTime()).toBeGreaterThan(Date.now());
    later(due);
    await app.get(WriteDigests).run();
    await send();
    expect(smtp.to(bea.email).map(({ text }) => text.includes('Before the move.'))).toEqual([true]);
    later(due, 1);
    await app.get(WriteDigests).run();
    await send();
    expect(smtp.to(bea.email)).toHaveLength(1);
  });

  it('begin again as they were, when the link in one ended them and the page takes that back', async () => {
    app.setTime(new Date());
    const bea = await follower();
    const token = app.get(UnsubscribeTokens).linkFor({ userId: bea.id, about: 'digest' }).replace(/^.*\/unsubscribe/, '/unsubscribe');
    const rhythm = async () => (await app.ask('get', '/me/preferences', bea)).body.digest as string;
    const press = (form: Record<string, string>) => request(app.url).post(token).type('form').send(form).expect(200);
    await press({ 'List-Unsubscribe': 'One-Click' });
    await press({ 'List-Unsubscribe': 'One-Click' });
    expect([await rhythm(), await dueOf(bea)]).toEqual(['off', null]);
    await press({ again: '1' });
    expect([await rhythm(), (await dueOf(bea))?.getTime()]).toEqual(['daily', bea.due.getTime()]);
    // What was chosen since is not changed by an old page.
    await app.ask('patch', '/me/preferences', bea).send({ digest: 'weekly' }).expect(200);
    await press({ again: '1' });
    expect(await rhythm()).toBe('weekly');
  });
});
