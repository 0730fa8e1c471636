import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueueItem } from '#contract/moderation';
import type { Verdict } from '#domain/screening/screening';
import { makeSite, makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { CheckingService } from '../support/checking-service.js';
import { TestApp } from '../support/test-app.js';

describe('an outside check', () => {
  let app: TestApp;
  let admin: Somebody;
  let service: CheckingService;
  let thread: MadeThread;
  let author: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await makeUser(app, { role: 'admin' });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    service = await CheckingService.start();
    thread = await makeThread(app);
    author = await makeUser(app);
  });
  afterEach(() => service.stop());

  const address = (siteId = thread.site.id): string => `/sites/${siteId}/outside-check`;
  const set = async (how: { deadlineMs?: number; otherwise?: 'publish' | 'hold' } = {}) => {
    const answer = await app.ask('put', address(), admin).send({ url: service.url, deadlineMs: 3_000, otherwise: 'hold', ...how });
    service.secret = String(answer.body.secret);
    return answer;
  };
  const post = (body: string) => app.ask('post', `/threads/${thread.id}/replies`, author).send({ body });
  const verdictOn = async (replyId: string, revision = 1): Promise<Verdict | undefined> => {
    const row = await app.database.client.revision.findFirstOrThrow({ where: { replyId, revision } });
    return (row.verdicts as unknown as Verdict[]).find(({ check }) => check === 'outside');
  };

  it('is asked, with a signature, about what is posted and about what is edited', async () => {
    await set();
    const { body: reply } = await post('What a calm thing to say.');
    expect(reply.status).toBe('published');
    const question = { replyId: reply.id, siteId: thread.site.id, threadId: thread.id, url: thread.url, parentId: null, revision: 1, body: 'What a calm thing to say.', html: reply.html };
    expect(service.asked).toEqual([{ signed: true, question: { ...question, at: expect.any(String), author: { id: author.id, name: author.name, createdAt: expect.any(String), publishedReplies: 0 } } }]);
    service.mood = { answer: { outcome: 'hold', score: 0.7, code: 'advert', detail: 'calm', spots: [{ start: 7, end: 11 }], version: 4 } };
    const edited = await app.ask('patch', `/replies/${reply.id}`, author).send({ body: 'What a calmer thing to say.' });
    expect([edited.body.status, edited.body.reasons]).toEqual(['held', [{ check: 'outside', code: 'outside.held', detail: null }]]);
    expect(service.asked[1]?.question).toMatchObject({ replyId: reply.id, revision: 2 });
    expect(await verdictOn(reply.id, 2)).toMatchObject({ outcome: 'hold', score: 0.7, version: 4, at: expect.any(String) });
    const queue = await app.ask('get', `/moderation/queue?threadId=${thread.id}`, admin);
    expect((queue.body.items as QueueItem[])[0]?.reasons).toEqual([
      { check: 'outside', outcome: 'hold', code: 'outside.held', detail: 'advert: calm', score: 0.7, version: 4, lists: null, spots: [{ start: 7, end: 11 }] },
    ]);
  });

  it('refuses, and publishes nothing that another check holds', async () => {
    await set();
    service.mood = { answer: { outcome: 'refuse', detail: 'not for the author' } };
    const refused = await post('A text that is not wanted.');
    expect([refused.status, refused.body.errors]).toEqual([422, [{ path: 'body', code: 'outside.refused', message: expect.any(String) }]]);
    service.mood = { answer: { outcome: 'publish' } };
    expect((await post('https://a.example https://b.example https://c.example')).body.status).toBe('held');
  });

  it('is shown nothing that is refused anyway, and nothing of a preview', async () => {
    await set();
    expect((await post('   ')).status).toBe(422);
    expect((await app.ask('post', '/preview', author).send({ body: 'Hello there.', threadId: thread.id })).status).toBe(200);
    expect(service.asked).toEqual([]);
  });

  it.each<[string, CheckingService['mood'], string]>([
    ['is silent', 'silent', 'outside.late'],
    ['breaks the line', 'cut', 'outside.failed'],
    ['answers an error', { status: 500, answer: {} }, 'outside.failed'],
    ['answers anything', { answer: '<html>' }, 'outside.failed'],
    ['answers without end', { answer: { outcome: 'publish', detail: 'x'.repeat(70_000) } }, 'outside.failed'],
    ['leads somewhere else', 'leads-on', 'outside.failed'],
  ])('that %s is held or published as the site chose', async (_, mood, code) => {
    service.mood = mood;
    await set({ deadlineMs: mood === 'silent' ? 100 : 3_000, otherwise: 'hold' });
    const held = (await post('The first of two texts.')).body;
    expect([held.status, (await verdictOn(held.id))?.code]).toEqual(['held', code]);
    await set({ deadlineMs: mood === 'silent' ? 100 : 3_000, otherwise: 'publish' });
    const published = (await post('The second of two texts.')).body;
    expect([published.status, await verdictOn(published.id)]).toEqual(['published', expect.objectContaining({ outcome: 'publish', code, score: 0 })]);
    expect(service.ledOn).toBe(0);
  });

  it('that is dead costs its deadline five times and no more', async () => {
    service.mood = 'silent';
    await set({ deadlineMs: 100, otherwise: 'publish' });
    for (const word of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']) expect((await post(`${word} of seven texts.`)).body.status).toBe('published');
    expect(service.asked).toHaveLength(5);
  });

  it('is not waited for inside a transaction, and a thread that closes meanwhile is closed', async () => {
    await set();
    const changed: number[] = [];
    service.meanwhile = async () => { changed.push((await app.ask('patch', `/threads/${thread.id}`, admin).send({ status: 'closed' })).status); };
    expect((await post('Said while it closes.')).body.code).toBe('thread.closed');
    expect([changed, service.asked.length]).toEqual([[200], 1]);
  });

  it('is for admins to choose, is in the log, and shows its secret once', async () => {
    const moderator = await makeUser(app, { role: 'moderator' });
    expect((await app.ask('put', address(), moderator).send({ url: service.url, deadlineMs: 500, otherwise: 'hold' })).status).toBe(403);
    expect((await app.ask('get', address(), admin)).body.code).toBe('outside-check.absent');
    const made = await set({ deadlineMs: 500 });
    expect(made.body).toEqual({ siteId: thread.site.id, kind: 'own', url: service.url, deadlineMs: 500, otherwise: 'hold', spam: 'hold', secret: expect.stringMatching(/^whsec_/) });
    const read = await app.ask('get', address(), admin);
    expect(read.body).toEqual({ siteId: thread.site.id, kind: 'own', url: service.url, deadlineMs: 500, otherwise: 'hold', spam: 'hold' });
    const stored = await app.database.client.outsideCheck.findUniqueOrThrow({ where: { siteId: thread.site.id } });
    expect(Buffer.from(stored.secret).includes(service.secret.slice(6))).toBe(false);
    expect((await app.ask('delete', address(), admin)).status).toBe(204);
    expect((await post('Nobody else looks at this.')).body.status).toBe('published');
    expect(service.asked).toEqual([]);
    const log = await app.ask('get', `/moderation/log?targetId=${thread.site.id}`, admin);
    expect(log.body.items.map(({ action }: { action: string }) => action)).toEqual(['site.outside-check', 'site.outside-check']);
    expect(log.text).not.toContain('whsec_');
  });

  it('may be Akismet, which is told from where a text comes and of no address of mail, and says no more than whether it is spam', async () => {
    const how = { kind: 'akismet', key: 'abcdef123456', url: service.url, deadlineMs: 3_000, otherwise: 'publish', spam: 'hold' };
    const made = await app.ask('put', address(), admin).send(how);
    const { key, ...shown } = how;
    expect(made.body).toEqual({ siteId: thread.site.id, ...shown, secret: null });
    expect((await app.ask('get', address(), admin)).body).toEqual({ siteId: thread.site.id, ...shown });
    await app.database.client.session.updateMany({ where: { userId: author.id }, data: { address: '198.51.100.7', userAgent: 'A browser' } });
    service.mood = { answer: 'false' };
    const calm = await post('What a calm thing to say.');
    expect(calm.body.status).toBe('published');
    expect(service.asked.map(({ question }) => question)).toEqual([{
      api_key: key, blog: thread.site.origins[0], permalink: thread.url, comment_author: author.name, comment_content: 'What a calm thing to say.', comment_type: 'comment',
      user_ip: '198.51.100.7', user_agent: 'A browser', comment_date_gmt: expect.any(String), blog_charset: 'UTF-8',
    }]);
    service.mood = { answer: 'true', headers: { 'x-akismet-pro-tip': 'discard' } };
    const spam = await post('Buy these wonderful things.');
    expect([spam.body.status, spam.body.reasons]).toEqual(['held', [{ check: 'outside', code: 'outside.held', detail: null }]]);
    expect(await verdictOn(spam.body.id)).toMatchObject({ outcome: 'hold', score: 1, detail: 'Akismet: blatant spam' });
    service.mood = { answer: 'invalid', headers: { 'x-akismet-debug-help': 'no such key' } };
    expect(await verdictOn((await post('Nobody could look at this.')).body.id)).toMatchObject({ outcome: 'publish', code: 'outside.failed', detail: 'no such key' });
    await app.database.client.session.updateMany({ where: { userId: author.id }, data: { address: null } });
    expect(await verdictOn((await post('Said from nobody knows where.')).body.id)).toMatchObject({ outcome: 'publish', code: 'outside.failed' });
    expect(service.asked).toHaveLength(3);
    for (const wrong of [{ key: undefined }, { kind: 'own' }, { key: 'a key' }]) expect((await app.ask('put', address(), admin).send({ ...how, ...wrong })).body.errors).toMatchObject([{ path: 'key' }]);
    expect((await app.ask('get', `/moderation/log?targetId=${thread.site.id}`, admin)).text).not.toContain(key);
  });

  it('is dialled over https only, out in the open, and waited for a bounded time', async () => {
    const other = await makeSite(app);
    for (const url of ['http://checks.example.org/', 'https://10.0.0.1/', 'https://[fd00::1]/', 'https://169.254.169.254/latest', 'https://name:word@checks.example.org/'])
      expect((await app.ask('put', address(other.id), admin).send({ url, deadlineMs: 500, otherwise: 'hold' })).status).toBe(422);
    for (const deadlineMs of [99, 3_001]) expect((await app.ask('put', address(other.id), admin).send({ url: 'https://checks.example.org/', deadlineMs, otherwise: 'hold' })).status).toBe(422);
    expect((await app.ask('put', address(admin.id), admin).send({ url: 'https://checks.example.org/', deadlineMs: 500, otherwise: 'hold' })).body.code).toBe('site.absent');
  });
});
