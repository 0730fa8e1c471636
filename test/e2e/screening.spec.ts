import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueItem } from '#contract/moderation';
import type { ReplyView } from '#contract/replies';
import type { SiteView } from '#contract/sites';
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

  it('reads first who has just registered, and whose replies were rejected on this site lately, where the site wants that', async () => {
    const thread = await makeThread(app, { settings: { holdNewAccountHours: 1, holdAfterRejections: 1 } });
    const elsewhere = await makeThread(app, { settings: { holdAfterRejections: 1 } });
    const author = await makeUser(app);
    expect((await post(thread, author, 'I have only come for this.')).body).toMatchObject({ status: 'held', reasons: [{ check: 'new-account', code: 'author.just-registered' }] });
    await app.database.client.user.update({ where: { id: author.id }, data: { createdAt: new Date(Date.now() - 3_700_000) } });
    const reply = (await post(thread, author, 'I have been here for some time.')).body as ReplyView;
    expect(reply.status).toBe('published');
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', reason: 'abuse', revision: 1 }).expect(201);
    const next = await post(thread, author, 'And once more, another thing.');
    expect(next.body).toMatchObject({ status: 'held', reasons: [{ check: 'rejected-lately', code: 'author.rejected-lately', detail: '1' }] });
    const preview = await app.ask('post', '/preview', author).send({ body: 'Something else again.', threadId: thread.id });
    expect(preview.body.hints).toMatchObject([{ outcome: 'hold', code: 'author.rejected-lately' }]);
    expect((await post(elsewhere, author, 'Here nothing was rejected.')).body.status).toBe('published');
    // What was approved after all speaks against nobody.
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'restore', revision: 1 }).expect(201);
    expect((await post(thread, author, 'A last word about it from me.')).body.status).toBe('published');
  });

  it('lets links lead where the site lets them', async () => {
    const thread = await makeThread(app, { settings: { linksBeforeHold: 0, linkHosts: { allowed: ['known.example'], refused: ['bad.example'] } } });
    const said = async (body: string) => {
      const { status, body: answer } = await post(thread, await makeUser(app), body);
      return [status, answer.status, answer.errors?.[0]?.code ?? answer.reasons?.[0]?.code ?? null];
    };
    expect(await said('See https://www.known.example/page for that.')).toEqual([201, 'published', null]);
    expect(await said('See https://other.example/page for that.')).toEqual([201, 'held', 'links.many']);
    expect(await said('See [this](https://shop.bad.example/) for that.')).toEqual([422, 422, 'links.refused-host']);
    const admin = await makeUser(app, { role: 'admin' });
    for (const host of ['https://bad.example', 'bad.example/path', 'Bad.example', 'bad', 'münchen.example']) {
      const answer = await app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { linkHosts: { refused: [host] } } });
      expect([host, answer.status, answer.body.errors?.[0]?.path]).toEqual([host, 422, 'settings.linkHosts.refused.0']);
    }
  });

  it('turns away whom the site or the moderators turned away, by name', async () => {
    const thread = await makeThread(app, { settings: { unverifiedMayPost: false } });
    expect((await post(thread, await makeUser(app), 'Hello there.')).body.code).toBe('user.unverified');
    const open = await makeThread(app);
    expect((await post(open, await makeUser(app, { standing: 'suspended' }), 'Hello there.')).body.code).toBe('user.suspended');
    expect((await post(open, await makeUser(app, { standing: 'banned' }), 'Hello there.')).body.code).toBe('user.banned');
  });
});

describe('what a check leads to', () => {
  let app: TestApp;
  let admin: Somebody;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    [admin, moderator] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'moderator' })];
    await app.ask('put', '/moderation/words', moderator).send({ banned: ['badly'], suspect: ['dubious'] });
  });
  afterAll(() => app.stop());

  it('is chosen by the site, for the next reply on', async () => {
    const thread = await makeThread(app);
    const choose = async (checks: object) => {
      const answer = await app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { checks } });
      expect(answer.status).toBe(200);
      return (answer.body as SiteView).settings.checks;
    };
    const said = async (body: string) => {
      const answer = await app.ask('post', `/threads/${thread.id}/replies`, await makeUser(app)).send({ body });
      return [answer.status, answer.body.status, answer.body.errors?.[0]?.code ?? answer.body.reasons?.[0]?.code ?? null];
    };
    expect(await said('Rather dubious.')).toEqual([201, 'held', 'words.suspect']);
    const defaults = { 'repetition': 'refuse', 'near-repetition': 'hold', 'burst': 'refuse', 'banned-words': 'refuse', 'suspect-words': 'hold', 'links': 'hold', 'link-hosts': 'refuse' };
    expect(await choose({ 'suspect-words': 'refuse', 'banned-words': 'hold' })).toEqual({ ...defaults, 'suspect-words': 'refuse', 'banned-words': 'hold' });
    expect(await said('Rather dubious.')).toEqual([422, 422, 'words.suspect']);
    expect(await said('Said badly.')).toEqual([201, 'held', 'words.banned']);
    expect(await choose({ 'suspect-words': 'tag' })).toEqual({ ...defaults, 'suspect-words': 'tag' });
    expect(await said('Rather dubious, again.')).toEqual([201, 'published', null]);
    const queue = (await app.ask('get', `/moderation/queue?kind=new&threadId=${thread.id}`, moderator)).body.items as QueueItem[];
    expect(queue.map(({ reasons }) => reasons)).toMatchObject([[{ code: 'words.suspect', outcome: 'tag', detail: 'dubious', spots: [{ start: 7, end: 14 }] }]]);
    for (const checks of [{ standing: 'tag' }, { links: 'publish' }, { links: null }]) {
      expect((await app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { checks } })).status).toBe(422);
    }
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

  it('holds nearly the same text, by whoever posts it in this thread, and by its author anywhere', async () => {
    const [thread, other] = [await makeThread(app), await makeThread(app)];
    const text = 'Nobody in the council has told us what the new bridge will cost, or who is going to pay for it in ten years.';
    // Each posts once: a newcomer's second reply would have to wait.
    const [author, another, third] = await Promise.all([makeUser(app), makeUser(app), makeUser(app)]);
    const said = async (where: MadeThread, by: Somebody, body: string) => {
      const answer = await app.ask('post', `/threads/${where.id}/replies`, by).send({ body });
      return [answer.status, answer.body.status, ...((answer.body.reasons ?? []) as { code: string }[]).map(({ code }) => code)];
    };
    const [published, held] = [[201, 'published'], [201, 'held', 'text.near-repeated']];
    expect(await said(thread, author, text)).toEqual(published);
    expect(await said(thread, another, text.replace('bridge', 'tunnel'))).toEqual(held);
    expect(await said(other, third, text.replace('bridge', 'tunnel'))).toEqual(published);
    expect(await said(thread, await makeUser(app), `> ${text}\n\nThat is not so: it was in the paper on Tuesday, with a table of all the figures.`)).toEqual(published);
    // What was said more than an hour ago is news again, to others.
    await app.database.client.reply.updateMany({ where: { threadId: thread.id }, data: { createdAt: new Date(Date.now() - 2 * 3_600_000) } });
    expect(await said(thread, await makeUser(app), text.toUpperCase())).toEqual(published);
    // And what somebody said elsewhere is no news by them.
    const repeating = await makeUser(app);
    await app.database.client.reply.updateMany({ where: { authorId: third.id }, data: { authorId: repeating.id } });
    expect(await said(await makeThread(app), repeating, `Once more: ${text.replace('bridge', 'tunnel')}`)).toEqual(held);
  });

  it('holds nothing for what somebody in the shadow wrote, which nobody else can have read', async () => {
    const [chief, spammer, thread] = [await makeUser(app, { role: 'moderator' }), await makeUser(app), await makeThread(app, { settings: { shadow: 'untold' } })];
    await app.ask('post', `/moderation/users/${spammer.id}/sanctions`, chief).send({ kind: 'shadow', reason: 'spam', siteId: thread.site.id }).expect(201);
    const text = 'The bridge over the river should be rebuilt before the winter comes, because the children cannot reach their school without it.';
    for (const [by, body] of [[spammer, text], [await makeUser(app), `${text} Indeed.`]] as const) expect((await makeReply(app, thread.id, { author: by, body })).status).toBe('published');
  });
});
