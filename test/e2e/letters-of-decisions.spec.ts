import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestSmtp } from '../support/smtp.js';
import { TestApp } from '../support/test-app.js';

describe('letters about decisions', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let thread: MadeThread;
  let ana: Somebody;
  let ben: Somebody;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
    [thread, ana, ben] = [await makeThread(app), await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  /** Somebody who wants letters about decisions and reports. */
  async function makeReader(): Promise<Somebody> {
    const reader = await makeUser(app);
    await app.database.client.user.update({ where: { id: reader.id }, data: { emailVerifiedAt: new Date(), locale: 'en', timeZone: 'UTC' } });
    const mail = { bell: true, mail: true, push: false };
    await app.ask('patch', '/me/preferences', reader).send({ kinds: { decision: mail, report: mail } }).expect(200);
    return reader;
  }
  /** Everything that follows was done: so many notifications are there, and no letter waits. */
  async function settled(reader: Somebody, notifications: number): Promise<string[]> {
    const { client } = app.database;
    for (;;) {
      const [told, waiting] = [await client.notification.count({ where: { userId: reader.id } }), await client.mail.count({ where: { state: { in: ['waiting', 'unknown'] } } })];
      if (told === notifications && waiting === 0) return smtp.to(reader.email).map(({ text }) => text);
    }
  }
  async function bulk(body: object): Promise<void> {
    const { id } = (await app.ask('post', '/moderation/bulk/previews', ana).send({ decision: 'reject', reason: 'spam', ...body }).expect(201)).body as { id: string };
    await app.ask('post', '/moderation/bulk', ana).send({ previewId: id }).expect(202);
    while ((await app.ask('get', `/moderation/bulk/${id}`, ana).expect(200)).body.state !== 'done');
  }

  it('are one for all that a bulk took of somebody’s, and one for all that they had reported', async () => {
    const [author, other, reporter] = [await makeReader(), await makeReader(), await makeReader()];
    for (let n = 0; n < 5; n += 1) {
      const { id } = await makeReply(app, thread.id, { author });
      await app.ask('post', `/replies/${id}/reports`, reporter).send({ reason: 'spam' }).expect(201);
    }
    await bulk({ author: { userId: author.id, last: 5 } });
    const [letter = '', ...more] = await settled(author, 5);
    expect(more).toEqual([]);
    expect(letter).toContain('How many: 5. The reason: advertising.');
    expect(letter).toMatch(/\/account#decisions(?!\/)/);
    const [answered = '', ...others] = await settled(reporter, 5);
    expect(others).toEqual([]);
    expect(answered).toContain('How many: 5.');
    const alone = await makeReply(app, thread.id, { author: other });
    await bulk({ replyIds: [alone.id] });
    const [single = ''] = await settled(other, 1);
    expect(single).toContain('This is what you wrote');
    const { id } = await app.database.client.decision.findFirstOrThrow({ where: { replyId: alone.id } });
    expect(single).toContain(`/account#decisions/${id}`);
  });

  it('say a reason of the site’s own in the reader’s language, and so does the statement', async () => {
    const own = { code: 'house-rule-3', under: 'off-topic' as const, texts: { en: 'House rule 3', de: 'Hausregel 3' } };
    const [there, author] = [await makeThread(app, { settings: { reasons: [own] } }), await makeReader()];
    await app.database.client.user.update({ where: { id: author.id }, data: { locale: 'de-AT' } });
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push((await makeReply(app, there.id, { author })).id);
    const [first = '', ...rest] = made;
    const decide = (body: object) => app.ask('post', `/moderation/replies/${first}/decisions`, ana).send({ decision: 'reject', revision: 1, ...body });
    expect((await decide({ ownReason: 'nowhere' }).expect(422)).body.code).toBe('decision.reason');
    expect((await decide({ ownReason: own.code }).expect(201)).body).toMatchObject({ reason: 'off-topic', ownReason: own.code });
    const [letter = ''] = await settled(author, 1);
    expect(letter).toContain('Der Grund: Hausregel 3.');
    const elsewhere = await makeReply(app, thread.id, { author });
    await bulk({ replyIds: [...rest, elsewhere.id], reason: undefined, ownReason: own.code });
    expect((await settled(author, 3))[1]).toContain('Anzahl: 2. Der Grund: Hausregel 3.');
    await app.ask('get', `/replies/${elsewhere.id}`).expect(200);
    // What was said stays said, whatever the site changes since.
    await app.ask('patch', `/sites/${there.site.id}`, await makeUser(app, { role: 'admin' })).send({ settings: { reasons: [] } }).expect(200);
    const statements = (await app.ask('get', '/me/statements', author).expect(200)).body.items as { ground: object }[];
    expect(statements.map(({ ground }) => ground)).toEqual([1, 2, 3].map(() => ({ basis: 'rules', reason: 'off-topic', text: 'Hausregel 3', law: null })));
    expect(await app.database.client.logEntry.findFirst({ where: { targetId: first, action: 'reply.reject' }, select: { reason: true, after: true } })).toMatchObject({ reason: 'off-topic', after: { ownReason: own.code } });
  });

  it('are given only as a site has written them: bounded, each with a code and a text', async () => {
    const admin = await makeUser(app, { role: 'admin' });
    const set = (reasons: object[]) => app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { reasons } });
    const good = { code: 'a', under: 'spam', texts: { en: 'A' } };
    for (const wrong of [[{ ...good, code: 'A b' }], [{ ...good, under: 'nothing' }], [{ ...good, texts: {} }], [{ ...good, texts: { xx: 'A' } }], [{ ...good, texts: { en: 'x'.repeat(201) } }], [good, good], Array.from({ length: 31 }, (_, n) => ({ ...good, code: `a${n}` }))]) await set(wrong).expect(422);
    await set([good]).expect(200);
    await app.ask('post', `/threads/${thread.id}/replies`, await makeReader()).send({ body: 'The bridge is held for its first reply.' }).expect(201);
    const queue = (await app.ask('get', '/moderation/queue?kind=new&limit=100', ana).expect(200)).body.items as { ownReasons: object[] }[];
    expect(queue.flatMap(({ ownReasons }) => ownReasons)).toContainEqual({ code: 'a', under: 'spam', text: 'A' });
  });

  it('are one for an appeal that was right, which says that the reply is back', async () => {
    const author = await makeReader();
    const reply = await makeReply(app, thread.id, { author });
    const { body: decision } = await app.ask('post', `/moderation/replies/${reply.id}/decisions`, ana).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    await settled(author, 1);
    const { body: appeal } = await app.ask('post', '/me/appeals', author).send({ decisionId: decision.id, text: 'It is about the bridge.' }).expect(201);
    await app.ask('post', `/moderation/appeals/${appeal.id}/decisions`, ben).send({ decision: 'reverse' }).expect(201);
    const [, reversed = '', ...more] = await settled(author, 2);
    expect(reversed).toContain('you were right');
    expect(reversed).toContain(`/account#decisions/${decision.id}`);
    expect(more).toEqual([]);
  });
});
