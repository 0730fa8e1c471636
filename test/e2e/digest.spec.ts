import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { UnsubscribeTokens } from '#domain/delivery/unsubscribe-tokens';
import { WriteDigests } from '#domain/delivery/write-digests';
import { nextDigestAt } from '#domain/notifications/next-digest';
import { SendMail } from '#domain/mail/send-mail';
import { newId } from '#platform/database/new-id';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { asOwner } from '../support/test-database.js';
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

  /** Somebody who follows Ana, or what they are told to, and wants a daily digest, due after everything that is posted now. */
  const follower = async (what: { userId: string } | { threadId: string } | { articleId: string } = { userId: ana.id }, since = new Date()) => {
    const bea = await makeUser(app, { emailVerified: true });
    const { client } = app.database;
    const due = nextDigestAt('daily', null, new Date()) as Date;
    await client.follow.create({ data: { id: newId(since), followerId: bea.id, ...what, createdAt: since } });
    await client.preference.create({ data: { userId: bea.id, digest: 'daily', digestDueAt: due, updatedAt: new Date() } });
    return { ...bea, due };
  };
  /** What the only digest of somebody says. */
  const digestOf = async (bea: { email: string; due: Date }) => {
    later(bea.due);
    await app.get(WriteDigests).run();
    await send();
    return smtp.to(bea.email).map(({ text }) => text).join('--- and another ---');
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
    app.setTime(new Date(Date.now() + 1_000));
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
    const eve = await makeUser(app);
    const bea = await follower({ userId: eve.id }, new Date(Date.now() - 3 * 86_400_000));
    // An hour after one digest would have ended, and before the next one in the new zone begins by the calendar.
    app.setTime(new Date(bea.due.getTime() - 86_400_000 + 3_600_000));
    await makeReply(app, thread.id, { author: eve, body: 'Before the move.' });
    app.setTime(new Date());
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

  it('begin with what was posted since one follows, as the feed does', async () => {
    app.setTime(new Date(Date.now() - 60_000));
    await makeReply(app, thread.id, { author: ana, body: 'Long before anybody asked.' });
    app.setTime(new Date());
    const bea = await follower();
    app.setTime(new Date(Date.now() + 1_000));
    await makeReply(app, thread.id, { author: ana, body: 'Just after they asked.' });
    const text = await digestOf(bea);
    expect(text).toContain('Just after they asked.');
    expect(text).not.toContain('Long before anybody asked.');
  });

  it('have the answers in a thread and under an article that one follows', async () => {
    app.setTime(new Date());
    const other = await makeThread(app);
    const top = await makeReply(app, other.id, { body: 'At the top, before they came.' });
    const readers = [await follower({ threadId: other.id }), await follower({ articleId: other.articleId })];
    app.setTime(new Date(Date.now() + 1_000));
    await makeReply(app, other.id, { parentId: top.id, body: 'What was said to that.' });
    for (const bea of readers) expect(await digestOf(bea)).toContain('What was said to that.');
  });

  it('have a reply that waited for a moderator when it was approved, though it was posted in the period before, and once', async () => {
    app.setTime(new Date());
    const moderator = await makeUser(app, { role: 'moderator' });
    const eve = await makeUser(app, { standing: 'premoderated' });
    const bea = await follower({ userId: eve.id });
    app.setTime(new Date(Date.now() + 1_000));
    const held = await makeReply(app, thread.id, { author: eve, body: 'Worth the wait.' });
    expect(held.status).toBe('held');
    expect(await digestOf(bea)).toBe('');
    const decide = (decision: string, more = {}) => app.ask('post', `/moderation/replies/${held.id}/decisions`, moderator).send({ decision, revision: 1, ...more });
    expect((await decide('approve')).status).toBe(201);
    const due = (await dueOf(bea)) as Date;
    expect(await digestOf({ ...bea, due })).toContain('Worth the wait.');
    // Removed and brought back, it is no news.
    later(due, 0.5);
    expect((await decide('reject', { reason: 'abuse' })).status).toBe(201);
    expect((await decide('restore')).status).toBe(201);
    expect((await digestOf({ ...bea, due: (await dueOf(bea)) as Date })).split('Worth the wait.')).toHaveLength(2);
  });

  it('count what was not read as the bell does', async () => {
    app.setTime(new Date());
    const bea = await follower();
    const muted = await makeUser(app);
    app.setTime(new Date(Date.now() + 1_000));
    const reply = await makeReply(app, thread.id, { author: ana, body: 'Something for the count.' });
    const row = { userId: bea.id, kind: 'mention' as const, replyId: reply.id, bell: true, at: new Date() };
    const add = (actorId: string, subject: string, n: number) => app.database.client.notification.create({ data: { ...row, id: newId(), actorId, subject, cause: `count:${n}` } });
    for (const n of [1, 2, 3]) await add(ana.id, 'count:one', n);
    await add(ana.id, 'count:two', 4);
    await add(muted.id, 'count:three', 5);
    await app.ask('put', `/mutes/users/${muted.id}`, bea);
    expect(((await app.ask('get', '/me/notifications', bea)).body as { unread: number }).unread).toBe(2);
    const text = await digestOf(bea);
    expect(text).toContain('Notifications that you have not read: 2\n');
  });

  it('look through the whole period of a thread, however much came after it', async () => {
    app.setTime(new Date());
    const other = await makeThread(app);
    const bea = await follower({ threadId: other.id });
    app.setTime(new Date(Date.now() + 1_000));
    await makeReply(app, other.id, { body: 'In the period.' });
    const { client } = app.database;
    const model = await client.reply.findFirstOrThrow({ where: { threadId: other.id } });
    const at = new Date(bea.due.getTime() + 60_000);
    const later200 = Array.from({ length: 201 }, () => ({ ...model, id: newId(at), createdAt: at }));
    await client.reply.createMany({ data: later200 });
    await client.revision.createMany({ data: later200.map(({ id }) => ({ replyId: id, revision: 1, body: '', html: '', verdicts: [], publishedAt: at, createdAt: at })) });
    expect(await digestOf(bea)).toContain('In the period.');
  });

  it('are written for the others where one cannot be, which is tried again the next time', async () => {
    app.setTime(new Date());
    const [broken, bea] = [await follower(), await follower()];
    await app.database.client.preference.update({ where: { userId: broken.id }, data: { digestDueAt: new Date(broken.due.getTime() - 1_000) } });
    // The database refuses to have this one's row changed.
    await asOwner(app, `ALTER TABLE preferences ADD CONSTRAINT broken CHECK (user_id <> '${broken.id}' OR digest_from IS NULL) NOT VALID`);
    app.setTime(new Date(Date.now() + 1_000));
    await makeReply(app, thread.id, { author: ana, body: 'For whoever can be written to.' });
    expect(await digestOf(bea)).toContain('For whoever can be written to.');
    expect(smtp.to(broken.email)).toEqual([]);
    await asOwner(app, 'ALTER TABLE preferences DROP CONSTRAINT broken');
    expect(await digestOf(broken)).toContain('For whoever can be written to.');
  });

  it('are written after any number that cannot be, due at the same moment', async () => {
    app.setTime(new Date());
    const { client } = app.database;
    const bea = await follower();
    // Their ids come before hers.
    const many = Array.from({ length: 450 }, (_, n) => ({ id: newId(new Date(n)), name: `Due ${n}`, nameKey: `due${n}` }));
    await client.user.createMany({ data: many });
    await client.preference.createMany({ data: many.map(({ id }) => ({ userId: id, digest: 'daily' as const, digestDueAt: bea.due, updatedAt: new Date() })) });
    await asOwner(app, "ALTER TABLE preferences ADD CONSTRAINT broken CHECK (user_id >= '01000000-0000-7000-8000-000000000000' OR digest_from IS NULL) NOT VALID");
    app.setTime(new Date(Date.now() + 1_000));
    await makeReply(app, thread.id, { author: ana, body: 'After hundreds.' });
    expect(await digestOf(bea)).toContain('After hundreds.');
    expect(await client.preference.count({ where: { userId: { in: many.map(({ id }) => id) }, digestDueAt: bea.due } })).toBe(450);
    await asOwner(app, 'ALTER TABLE preferences DROP CONSTRAINT broken');
    await app.get(WriteDigests).run();
    expect(await client.preference.count({ where: { userId: { in: many.map(({ id }) => id) }, digestDueAt: bea.due } })).toBe(0);
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
