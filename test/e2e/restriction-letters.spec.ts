import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestSmtp } from '../support/smtp.js';
import { TestApp } from '../support/test-app.js';

describe('letters about what keeps somebody from posting', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let ana: Somebody;
  let ben: Somebody;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
    [ana, ben] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const readerIn = async (locale: string): Promise<Somebody> => {
    const reader = await makeUser(app);
    await app.database.client.user.update({ where: { id: reader.id }, data: { locale, emailVerifiedAt: new Date(), timeZone: 'UTC' } });
    return reader;
  };
  const sanction = async (reader: Somebody, body: object) => (await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send(body).expect(201)).body as { id: string };

  it('say what, why, until when and how to appeal, whatever was switched off', async () => {
    const [site, reader] = [await makeSite(app), await readerIn('en')];
    const off = { bell: false, mail: false, push: false };
    await app.ask('patch', '/me/preferences', reader).send({ kinds: { decision: off } }).expect(200);
    const { id } = await sanction(reader, { kind: 'ban', reason: 'abuse', note: 'Third time this week, see evil.example', siteId: site.id, until: '2030-01-02T10:00:00Z' });
    const letter = await smtp.next(reader.email, `You cannot post on ${site.name} any more`);
    const text = letter.text ?? '';
    expect(text).toContain('The reason: insult or attack.');
    expect(text).toContain('Third time this week');
    expect(text).not.toContain('evil.example');
    expect(text).toMatch(/This holds until: .*2 January 2030|This holds until: January 2, 2030/);
    expect(text).toContain('within 180 days');
    expect(text).toContain(`/account#decisions/${id}`);
  });

  it('are in the reader’s language, without what there is not', async () => {
    const reader = await readerIn('de');
    await sanction(reader, { kind: 'suspend', reason: 'spam' });
    const text = (await smtp.next(reader.email, 'Sie können auf talk.test vorerst nicht schreiben')).text ?? '';
    expect(text).toContain('Das gilt, bis die Moderation es beendet.');
    expect(text).not.toContain('Das hat Ihnen die Moderation geschrieben');
  });

  it('tell of a warning, and of being slowed down and until when', async () => {
    const [site, warned, slowed] = [await makeSite(app), await readerIn('en'), await readerIn('de')];
    await sanction(warned, { kind: 'warn', reason: 'abuse', note: 'Please stay with the subject.', siteId: site.id });
    const text = (await smtp.next(warned.email, `A warning from the moderators of ${site.name}`)).text ?? '';
    expect(text).toContain('Please stay with the subject.');
    expect(text).toContain('within 180 days');
    expect(text).not.toContain('This holds');
    await sanction(slowed, { kind: 'slow', reason: 'spam', slowSeconds: 600, until: '2030-01-02T10:00:00Z' });
    expect((await smtp.next(slowed.email, 'Sie können auf talk.test vorerst seltener schreiben')).text).toContain('2030');
  });

  it('tell of a shadow as it begins, or where the site does not tell once it is over', async () => {
    const [telling, silent] = [await makeSite(app, { shadow: 'told' }), await makeSite(app, { shadow: 'untold' })];
    const [told, untold] = [await readerIn('en'), await readerIn('de')];
    const begun = await sanction(told, { kind: 'shadow', reason: 'abuse', siteId: telling.id, until: '2030-01-02T10:00:00Z' });
    const first = (await smtp.next(told.email, `What you write on ${telling.name} is seen by you alone for now`)).text ?? '';
    expect([first.includes('2030'), first.includes(`/account#decisions/${begun.id}`)]).toEqual([true, true]);
    const { id } = await sanction(untold, { kind: 'shadow', reason: 'spam', siteId: silent.id });
    await app.ask('delete', `/moderation/users/${untold.id}/sanctions/${id}`, ana).expect(204);
    const { text = '' } = await smtp.next(untold.email, `Zu dem, was Sie auf ${silent.name} geschrieben haben`);
    expect(text).toContain(`Eine Zeit lang haben nur Sie und die Moderation gesehen, was Sie auf ${silent.name} geschrieben haben`);
    expect(text).toContain(`/account#decisions/${id}`);
  });

  it('tell what came of an appeal, to whoever cannot post too', async () => {
    const reader = await readerIn('en');
    const { id } = await sanction(reader, { kind: 'ban', reason: 'abuse' });
    const { body: appeal } = await app.ask('post', '/me/appeals', reader).send({ sanctionId: id, text: 'It was not me.' }).expect(201);
    await app.ask('post', `/moderation/appeals/${appeal.id}/decisions`, ben).send({ decision: 'uphold', note: 'We looked at all of it.' }).expect(201);
    const { text = '' } = await smtp.next(reader.email, 'Your appeal: the decision stays');
    expect(text).toContain('We looked at all of it.');
    expect(text).toContain(`/account#decisions/${id}`);
    const reply = await makeReply(app, (await makeThread(app)).id);
    await app.database.client.user.update({ where: { id: reply.by.id }, data: { emailVerifiedAt: new Date(), locale: 'en' } });
    const { body: decision } = await app.ask('post', `/moderation/replies/${reply.id}/decisions`, ana).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    const { body: second } = await app.ask('post', '/me/appeals', reply.by).send({ decisionId: decision.id, text: 'It is about the bridge.' }).expect(201);
    await app.ask('post', `/moderation/appeals/${second.id}/decisions`, ben).send({ decision: 'reverse', note: 'It is.' }).expect(201);
    expect((await smtp.next(reply.by.email, 'Your appeal: the decision was taken back')).text).toContain('you were right');
  });

  it('lead to the reasons of what was taken back before anybody looked at an appeal', async () => {
    const reader = await readerIn('en');
    const reply = await makeReply(app, (await makeThread(app)).id, { author: reader });
    const decide = async (decision: object) => (await app.ask('post', `/moderation/replies/${reply.id}/decisions`, ana).send({ revision: 1, ...decision }).expect(201)).body as { id: string };
    const { id } = await decide({ decision: 'reject', reason: 'spam' });
    await app.ask('post', '/me/appeals', reader).send({ decisionId: id, text: 'It is about the bridge.' }).expect(201);
    await decide({ decision: 'restore' });
    expect((await smtp.next(reader.email, 'Your appeal: the decision was taken back')).text).toContain(`/account#decisions/${id}`);
  });
});
