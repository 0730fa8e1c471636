import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { formOf, PlainBrowser } from '../support/plain-browser.js';
import { TestApp } from '../support/test-app.js';

describe('a notice that comes twice', () => {
  let app: TestApp;
  let thread: MadeThread;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({ RATE_LIMITS: 'off' }, [PagesModule]);
    [thread, moderator] = [await makeThread(app), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(() => app.stop());

  const bodyAbout = (replyId: string, more: object = {}) => ({ url: `http://talk.test/r/${replyId}`, explanation: 'It calls for violence against a named person.', ...more });
  const give = (key: string, body: object, by?: Somebody) => app.ask('post', '/notices', by).set('idempotency-key', key).send(body);
  const receiptOf = async (key: string, body: object, by?: Somebody): Promise<string> => (await give(key, body, by).expect(201)).body.receipt as string;
  const count = (replyId: string) => app.database.client.notice.count({ where: { replyId } });

  it('under one key is one, with one receipt and one letter, of whoever it is', async () => {
    const { id } = await makeReply(app, thread.id);
    const body = bodyAbout(id, { email: `of-${id}@test.example` });
    const receipt = await receiptOf('b2c7', body);
    expect(await receiptOf('"b2c7"', body)).toBe(receipt);
    expect(await count(id)).toBe(1);
    expect(await app.database.client.mail.count({ where: { recipient: `of-${id}@test.example` } })).toBe(1);
    expect((await app.ask('get', `/notices/${receipt}`).expect(200)).body.state).toBe('received');
    // Nobody can read it out of what is kept: of the receipt there is a hash, and no answer that is given again.
    expect(await app.database.client.idempotencyKey.count()).toBe(0);
  });

  it('at the same moment, fifty times over, is one', async () => {
    const { id } = await makeReply(app, thread.id);
    const body = bodyAbout(id, { email: `of-${id}@test.example` });
    const receipts = await Promise.all(Array.from({ length: 50 }, () => receiptOf('at-once', body)));
    expect(new Set(receipts).size).toBe(1);
    expect(await count(id)).toBe(1);
    expect(await app.database.client.mail.count({ where: { recipient: `of-${id}@test.example` } })).toBe(1);
  });

  it('has its receipt again when what it was about is gone by then', async () => {
    const { id } = await makeReply(app, thread.id);
    const receipt = await receiptOf('gone-since', bodyAbout(id));
    const notice = await app.database.client.notice.findFirstOrThrow({ where: { replyId: id } });
    await app.ask('post', `/moderation/notices/${notice.id}/decisions`, moderator).send({ decision: 'act', reason: 'It does.' }).expect(201);
    expect(await receiptOf('gone-since', bodyAbout(id))).toBe(receipt);
    expect((await give('another', bodyAbout(id)).expect(422)).body.code).toBe('notice.url');
  });

  it('is nobody’s to read who guesses a key: the receipt goes by every word, and by who is logged in', async () => {
    const { id } = await makeReply(app, thread.id);
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const receipts = [
      await receiptOf('1', bodyAbout(id)),
      await receiptOf('2', bodyAbout(id)),
      await receiptOf('1', bodyAbout(id, { explanation: 'It calls for violence against a named person!' })),
      await receiptOf('1', bodyAbout(id), reader),
      await receiptOf('1', bodyAbout(id), other),
    ];
    expect(new Set(receipts).size).toBe(5);
    expect(await receiptOf('1', bodyAbout(id), reader)).toBe(receipts[3]);
    expect(await count(id)).toBe(5);
  });

  it('without a key is two, and a key that is none is refused', async () => {
    const { id } = await makeReply(app, thread.id);
    const twice = [await app.ask('post', '/notices').send(bodyAbout(id)).expect(201), await app.ask('post', '/notices').send(bodyAbout(id)).expect(201)];
    expect(twice[0]!.body.receipt).not.toBe(twice[1]!.body.receipt);
    expect((await give('two words', bodyAbout(id)).expect(400)).body.code).toBe('idempotency.key-invalid');
    expect(await count(id)).toBe(2);
  });

  it('by the form is one, pressed twice at the same moment and once more after a while', async () => {
    const { id } = await makeReply(app, thread.id);
    const browser = new PlainBrowser(app.url);
    const form = formOf(await browser.open('/notice?lang=en'));
    const typed = { url: `http://talk.test/r/${id}`, explanation: 'It calls for violence.', step: 'post' };
    const origin = { 'sec-fetch-site': 'same-origin' };
    // What was refused made nothing: the same form can be put right and sent.
    const refused = await browser.send(form, { ...typed, url: 'https://elsewhere.example/' }, origin);
    expect(refused.status).toBe(422);
    const again = formOf(refused);
    expect(again.fields['key']).toBe(form.fields['key']);
    const [one, other] = await Promise.all([browser.send(again, typed, origin), browser.send(again, typed, origin)]);
    const third = await browser.send(again, typed, origin);
    expect(one.path).toMatch(/^\/notice\/[\w-]{43}\?given=1/);
    expect([other.path, third.path]).toEqual([one.path, one.path]);
    expect(await count(id)).toBe(1);
    // Another text from the same page is another notice.
    expect((await browser.send(again, { ...typed, explanation: 'It names her, too.' }, origin)).path).not.toBe(one.path);
    expect(await count(id)).toBe(2);
  });
});

it('is counted once, so that a lost answer costs nobody a notice', async () => {
  const app = await TestApp.start({ RATE_LIMITS: 'on' });
  try {
    const thread = await makeThread(app);
    const give = (key: string) => app.ask('post', '/notices').set('idempotency-key', key).send({ url: `http://talk.test/t/${thread.id}`, explanation: 'Against the law.' });
    for (let n = 0; n < 10; n += 1) await give(`key-${n}`).expect(201);
    const { body } = await give('key-9').expect(201);
    await app.ask('get', `/notices/${(body as { receipt: string }).receipt}`).expect(200);
    await give('key-10').expect(429);
  } finally {
    await app.stop();
  }
});
