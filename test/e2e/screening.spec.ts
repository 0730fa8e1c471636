import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplyView } from '#contract/replies';
import type { Verdict } from '#domain/screening/screening';
import { checks } from '#domain/screening/checks';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('screening', () => {
  let app: TestApp;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    moderator = await makeUser(app, { role: 'moderator' });
    await app.ask('put', '/moderation/words', moderator).send({ banned: ['bad phrase', 'خاین'], suspect: ['dubious'] });
  });
  afterAll(() => app.stop());

  const post = (thread: MadeThread, author: Somebody, body: string) => app.ask('post', `/threads/${thread.id}/replies`, author).send({ body });

  it('keeps every verdict of every check with the reply', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id, { body: 'A dubious text with three links: https://a.example https://b.example https://c.example' });
    expect(reply.status).toBe('held');
    const revision = await app.database.client.revision.findFirstOrThrow({ where: { replyId: reply.id } });
    const verdicts = revision.verdicts as unknown as Verdict[];
    expect(verdicts.map(({ check }) => check)).toEqual(checks.map(({ name }) => name));
    expect(reply.reasons).toEqual([
      { check: 'suspect-words', code: 'words.suspect', detail: 'dubious' },
      { check: 'links', code: 'links.many', detail: '3' },
    ]);
  });

  it.each([
    ['a bad  PHRASE, quite', 'words.banned'],
    ['a ｂａｄ phrasé', 'words.banned'],
    ['a b\u200bad phr\u00ada\u0455e', 'words.banned'],
    ['او خائن است', 'words.banned'],
    ['این یک متن عادی است', null],
    ['تو خاین هستی', 'words.banned'],
    ['تو خـاين هستی', 'words.banned'],
    ['notabad phrases', null],
    ['   ', 'text.empty'],
    ['\u200b\u200d', 'text.empty'],
    ['> ', 'text.empty'],
    ['x'.repeat(5_001), 'text.too-long'],
    ['😀'.repeat(5_000), null],
    ['\u{10ffff}'.repeat(5_120), 'text.too-long'],
  ])('asked about %j says %s', async (body, code) => {
    const thread = await makeThread(app);
    const answer = await post(thread, await makeUser(app), body);
    expect([answer.status, answer.body.errors?.[0]?.code ?? null]).toEqual(code === null ? [201, null] : [422, code]);
    if (code !== null) expect(answer.body).toMatchObject({ code: 'reply.refused', errors: [{ path: 'body', message: expect.any(String) }] });
  });

  it('shows what is held to its author and to moderators, and to nobody else', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const held = await makeReply(app, thread.id, { body: 'Read me first, please.' });
    expect(held).toMatchObject({ status: 'held', reasons: [{ check: 'thread-premoderation', code: 'thread.premoderated' }] });
    const reader = await makeUser(app);
    for (const asker of [{}, reader]) {
      expect((await app.ask('get', `/replies/${held.id}`, asker)).status).toBe(404);
      expect((await app.ask('get', `/replies/${held.id}/context`, asker)).status).toBe(404);
      expect((await app.ask('get', `/replies/${held.id}/revisions`, asker)).status).toBe(404);
      expect((await app.ask('get', `/replies/${held.id}/answers`, asker)).status).toBe(404);
      expect((await app.ask('post', `/replies/${held.id}/reports`, reader).send({ reason: 'spam' })).status).toBe(404);
      expect((await app.ask('get', `/threads/${thread.id}/replies`, asker)).body.items).toEqual([]);
    }
    expect((await app.ask('get', `/threads/${thread.id}/events`)).body).toMatchObject({ items: [], seq: 0 });
    expect((await app.ask('get', `/threads/${thread.id}`)).body.replyCount).toBe(0);
    for (const asker of [held.by, moderator]) expect((await app.ask('get', `/replies/${held.id}`, asker)).body).toMatchObject({ body: 'Read me first, please.', status: 'held' });
    expect((await app.ask('get', `/threads/${thread.id}/mine`, held.by)).body.held).toMatchObject([{ id: held.id, reasons: held.reasons }]);
    expect((await app.ask('get', `/threads/${thread.id}/mine`, reader)).body.held).toEqual([]);
  });

  it('never lets an edit publish by itself, nor show a text that was never public', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id, { body: 'Rather dubious at first.' });
    const edited = await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Quite harmless now.' });
    expect(edited.body).toMatchObject({ status: 'held', revision: 2 });
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'approve', revision: 2 });
    const history = (await app.ask('get', `/replies/${reply.id}/revisions`)).body.items as { revision: number }[];
    expect(history.map(({ revision }) => revision)).toEqual([2]);
  });

  it('takes back from the page what an edit made dubious, and keeps its answers', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const answer = await makeReply(app, thread.id, { parentId: reply.id });
    expect((await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Now it is dubious.' })).body.status).toBe('held');
    const [holder] = (await app.ask('get', `/threads/${thread.id}/replies`)).body.items as ReplyView[];
    expect(holder).toMatchObject({ id: reply.id, body: null, author: null, answers: { items: [{ id: answer.id }] } });
    expect((await app.ask('get', `/threads/${thread.id}/events`)).body.items.at(-1)).toMatchObject({ type: 'reply.removed', reply: { body: null, author: null } });
  });

  it('reads first whom moderators chose, and newcomers where the site wants that', async () => {
    const thread = await makeThread(app, { settings: { holdFirstReplies: 1 } });
    const author = await makeUser(app);
    const first = await post(thread, author, 'My very first reply.');
    expect(first.body).toMatchObject({ status: 'held', reasons: [{ code: 'author.new' }] });
    await app.ask('post', `/moderation/replies/${first.body.id}/decisions`, moderator).send({ decision: 'approve', revision: 1 });
    expect((await post(thread, author, 'My second one.')).body.status).toBe('published');
    const watched = await makeUser(app, { standing: 'premoderated' });
    expect((await post(await makeThread(app), watched, 'As usual.')).body).toMatchObject({ status: 'held', reasons: [{ code: 'author.premoderated' }] });
  });

  it('turns away whom the site or the moderators turned away, by name', async () => {
    const thread = await makeThread(app, { settings: { unverifiedMayPost: false } });
    expect((await post(thread, await makeUser(app), 'Hello there.')).body.code).toBe('user.unverified');
    const open = await makeThread(app);
    expect((await post(open, await makeUser(app, { standing: 'suspended' }), 'Hello there.')).body.code).toBe('user.suspended');
    expect((await post(open, await makeUser(app, { standing: 'banned' }), 'Hello there.')).body.code).toBe('user.banned');
  });
});

describe('screening that counts', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ RATE_LIMITS: 'on' })));
  afterAll(() => app.stop());

  it('refuses the same text again, and gives the refused act back', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const post = (body: string) => app.ask('post', `/threads/${thread.id}/replies`, author).set('Idempotency-Key', body.slice(0, 5)).send({ body });
    await app.database.client.user.update({ where: { id: author.id }, data: { role: 'staff' } });
    expect((await post('This is what I have to say about it.')).status).toBe(201);
    const again = await app.ask('post', `/threads/${thread.id}/replies`, author).send({ body: 'THIS is what I have to say, about it!' });
    expect([again.status, again.body.errors?.[0]?.code]).toEqual([422, 'text.repeated']);
  });

  it('limits how often a newcomer posts, answers a repeat all the same, and lets a refused text be mended', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const post = (body: string, key: string) => app.ask('post', `/threads/${thread.id}/replies`, author).set('Idempotency-Key', key).send({ body });
    expect((await post('   ', 'a')).status).toBe(422);
    const first = await post('What I meant to say.', 'b');
    expect(first.status).toBe(201);
    expect((await post('What I meant to say.', 'b')).body).toEqual(first.body);
    const second = await post('And another thing.', 'c');
    expect([second.status, second.body.code]).toEqual([429, 'request.limited']);
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
  });
});
