import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { NotificationKind } from '#contract/notifications';
import { MailStops } from '#domain/mail/mail-stops';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeNotification } from '../make/notification.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestSmtp, type ArrivedMail } from '../support/smtp.js';
import { allMailSent, allTold, hurryJobs } from '../support/waiting-jobs.js';

const ANA = 'Ana Letter';

/** The address in the header that ends letters of a kind, as a path of this installation. */
const unsubscribePath = (mail: ArrivedMail): string => /^<http:\/\/talk\.test(\/unsubscribe\/[\w-]+)>$/.exec(mail.headers['list-unsubscribe'] ?? '')?.[1] ?? '';

describe('letters about notifications', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let thread: MadeThread;
  let ana: Somebody;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
    thread = await makeThread(app, { headline: 'A bridge <b>falls</b>' });
    ana = await makeUser(app, { name: ANA });
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const reader = async (more: { locale?: string; timeZone?: string } = {}) => {
    const somebody = await makeUser(app, { emailVerified: true });
    await app.database.client.user.update({ where: { id: somebody.id }, data: more });
    return somebody;
  };
  const wantAll = (user: Somebody) => {
    const ways = { bell: true, mail: true, push: true };
    const kinds = { answer: ways, mention: ways, follow: ways, prompt: ways, milestone: ways, decision: ways, report: ways };
    return app.database.client.preference.upsert({ where: { userId: user.id }, create: { userId: user.id, kinds, updatedAt: new Date() }, update: { kinds } });
  };
  /** Somebody is answered by Ana, and told of it by letter. */
  const answer = async (to: Somebody, body = 'I was there, and it was loud.') => {
    const own = await makeReply(app, thread.id, { author: to });
    const reply = await makeReply(app, thread.id, { author: ana, parentId: own.id, body });
    // A job tells of it, and its letter is written in the same transaction.
    while ((await app.database.client.notification.count({ where: { userId: to.id, replyId: reply.id } })) === 0) await hurryJobs(app);
    return reply;
  };
  const post = (path: string) => request(app.url).post(path);

  it('come once, say who, where and what, and how to get no more of them', async () => {
    const bea = await reader();
    const reply = await answer(bea, 'I was there: see https://evil.test and <b>more</b>.');
    const mail = await smtp.next(bea.email, `${ANA} answered you`);
    await allMailSent(app);
    expect(smtp.to(bea.email)).toHaveLength(1);
    expect(mail.text).toContain('A bridge <b>falls</b>');
    expect(mail.text).toContain(`http://talk.test/r/${reply.id}`);
    expect(mail.html).toContain('&lt;b&gt;falls');
    // A reader's address is no link: nothing between its letters is left for a program to make one of.
    expect(mail.html).not.toContain('evil.test');
    expect(mail.text).not.toContain('https://evil');
    expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(mail.text).toContain(`http://talk.test${unsubscribePath(mail)}`);
    expect(mail.text).toContain('http://talk.test/account#notifications');
    expect(mail.text).toContain(`Follow ${ANA}: http://talk.test/u/${ana.id}/follow`);
    expect(mail.html).toContain(`href="http://talk.test/t/${thread.id}/follow"`);
  });

  it('offer to follow only what may be followed and is not', async () => {
    const cleo = await reader();
    await app.ask('put', `/follows/users/${ana.id}`, cleo);
    await app.ask('put', `/follows/threads/${thread.id}`, cleo);
    await wantAll(cleo);
    await answer(cleo, 'Followed already.');
    expect((await smtp.next(cleo.email, `${ANA} answered you`)).text).not.toContain('/follow');
    const dora = await reader();
    await app.database.client.user.update({ where: { id: ana.id }, data: { private: true } });
    await answer(dora, 'Rather not followed.');
    const mail = await smtp.next(dora.email, `${ANA} answered you`);
    await app.database.client.user.update({ where: { id: ana.id }, data: { private: false } });
    expect(mail.text).not.toContain(`/u/${ana.id}`);
    expect(mail.text).toContain(`/t/${thread.id}/follow`);
  });

  it('end with the one POST of a mail program: without a cookie, from anywhere, as often as it likes', async () => {
    const bea = await reader();
    await answer(bea);
    const mail = await smtp.next(bea.email, `${ANA} answered you`);
    const path = unsubscribePath(mail);
    expect((await app.page(path)).status).toBe(200);
    await answer(bea);
    await allMailSent(app);
    // A GET changed nothing: programs that look mail through open links.
    expect(smtp.to(bea.email)).toHaveLength(2);

    expect((await post(path).type('form').set('origin', 'https://mail.elsewhere.test').send('List-Unsubscribe=One-Click')).status).toBe(200);
    expect((await post(path).field('List-Unsubscribe', 'One-Click')).status).toBe(200);
    await answer(bea);
    await allMailSent(app);
    expect(smtp.to(bea.email)).toHaveLength(2);

    const again = await post(path).type('form').send('again=1');
    expect(again.text).toContain('Switched on again: answers to you.');
    await answer(bea);
    await allMailSent(app);
    expect(smtp.to(bea.email)).toHaveLength(3);
  });

  it('have a page in the language of their reader, and a kind one for a link that is not whole', async () => {
    const bea = await reader({ locale: 'fa' });
    await answer(bea);
    await allMailSent(app);
    const path = unsubscribePath(smtp.to(bea.email)[0] as ArrivedMail);
    const page = await app.page(path);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'content-security-policy': expect.stringContaining("form-action 'self'") });
    expect(page.text).toContain('<html lang="fa" dir="rtl">');
    expect(page.text).not.toContain('<script');
    const wrong = await app.page(`${path.slice(0, -3)}AAA`).set('accept-language', 'de');
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain('Dieser Link ist nicht vollständig');
    expect((await post('/unsubscribe/AAAA').send()).status).toBe(404);
  });

  it.each([
    ['follow', `${ANA} wrote something new`],
    ['mention', `${ANA} mentioned you`],
    ['milestone', 'Your reply has 1,000 likes'],
  ] as [NotificationKind, string][])('tell of a %s', async (kind, subject) => {
    const bea = await reader();
    await wantAll(bea);
    await app.database.client.follow.create({ data: { id: crypto.randomUUID(), followerId: bea.id, userId: ana.id, createdAt: new Date() } });
    const reply = await makeReply(app, thread.id, { author: kind === 'milestone' ? bea : ana });
    await makeNotification(app, bea.id, { kind, actorId: kind === 'milestone' ? null : ana.id, replyId: reply.id, likes: 1_000 });
    const mail = await smtp.next(bea.email, subject);
    expect(mail.text).toContain(reply.body);
  });

  it('say why a reply was removed, and what became of a report', async () => {
    const [bea, moderator, reporter] = [await reader(), await makeUser(app, { role: 'moderator' }), await reader()];
    const reply = await makeReply(app, thread.id, { author: bea, body: 'Something unkind.' });
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'abuse' });
    const { id } = await app.database.client.decision.findFirstOrThrow({ where: { replyId: reply.id } });
    await makeNotification(app, bea.id, { kind: 'decision', replyId: reply.id, cause: `decision:${id}` });
    await makeNotification(app, reporter.id, { kind: 'report', replyId: reply.id, cause: `report:${id}` });
    const removed = await smtp.next(bea.email, 'Your reply was removed');
    expect(removed.text).toContain('The reason: insult or attack.');
    expect(removed.text).toContain('> Something unkind.');
    const thanks = await smtp.next(reporter.email, 'Thank you for your report');
    expect(thanks.text).not.toContain('unkind');
  });

  it('are not sent about what may not be read any more, by the moment they are sent', async () => {
    // What the answers themselves tell her of, before anything becomes of them, is sent to no address that is not confirmed.
    const bea = await makeUser(app);
    const own = await makeReply(app, thread.id, { author: bea });
    const [held, muted, withdrawn] = [await makeReply(app, thread.id, { author: ana, parentId: own.id }), await makeReply(app, thread.id, { parentId: own.id }), await makeReply(app, thread.id, { author: ana, parentId: own.id })];
    await allTold(app);
    await allMailSent(app);
    await app.database.client.user.update({ where: { id: bea.id }, data: { emailVerifiedAt: new Date() } });
    await app.ask('delete', `/replies/${withdrawn.id}`, ana);
    await app.database.client.reply.update({ where: { id: held.id }, data: { status: 'held', shown: false, heldAt: new Date() } });
    await app.ask('put', `/mutes/users/${muted.by.id}`, bea);
    for (const { id, by } of [held, muted, withdrawn]) await makeNotification(app, bea.id, { kind: 'answer', actorId: by.id, replyId: id });
    await allMailSent(app);
    expect(smtp.to(bea.email)).toHaveLength(0);
  });

  it('go to nobody who has not confirmed their address, is paused, or wants none', async () => {
    const [unconfirmed, paused, none] = [await makeUser(app), await reader(), await reader()];
    await app.database.client.preference.create({ data: { userId: paused.id, pausedUntil: new Date(Date.now() + 3_600_000), updatedAt: new Date() } });
    await app.database.client.preference.create({ data: { userId: none.id, kinds: { answer: { mail: false } }, updatedAt: new Date() } });
    for (const each of [unconfirmed, paused, none]) await answer(each);
    await allMailSent(app);
    for (const { email } of [unconfirmed, paused, none]) expect(smtp.to(email)).toHaveLength(0);
  });

  it('stop when an address does not exist, and begin again when its reader says so', async () => {
    const bea = await reader();
    smtp.mood = 'refuse';
    await answer(bea);
    await allMailSent(app);
    smtp.mood = 'accept';
    expect(await app.get(MailStops).find(app.database.client, bea.email.toUpperCase())).toBe('bounce');
    await answer(bea);
    await allMailSent(app);
    expect(smtp.to(bea.email)).toHaveLength(0);
    expect((await app.ask('delete', '/me/mail-stop', bea)).status).toBe(204);
    await answer(bea);
    await allMailSent(app);
    expect(smtp.to(bea.email)).toHaveLength(1);
  });
});
