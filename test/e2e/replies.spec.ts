import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplyView } from '#contract/replies';
import { MAX_DEPTH } from '#domain/replies/reply';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

describe('replies', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const page = async (threadId: string, query = '') => (await app.ask('get', `/threads/${threadId}/replies${query}`)).body as { items: ReplyView[]; next: string | null };

  const readAll = async (threadId: string, sort: string, limit: number) => {
    const found: ReplyView[] = [];
    for (let cursor = ''; ; ) {
      const { items, next } = await page(threadId, `?sort=${sort}&limit=${limit}${cursor}`);
      found.push(...items);
      if (next === null) return found;
      cursor = `&cursor=${next}`;
    }
  };

  it('shows a reply as it was meant, and nothing that could run', async () => {
    const thread = await makeThread(app);
    const body = 'A *strong* word, <script>alert(1)</script> and [a link](https://example.org/?a=1&b=2) [no](javascript:alert(1)) ![x](https://example.org/x.png)\n\n> quoted\n\n- one\n- two\n\n`code` <img src=x onerror=alert(1)>';
    const reply = await makeReply(app, thread.id, { body });
    expect(reply.status).toBe('published');
    expect(reply.body).toBe(body);
    expect(reply.html).toContain('<em>strong</em>');
    expect(reply.html).toContain('<a href="https://example.org/?a=1&amp;b=2" rel="ugc nofollow noopener">a link</a>');
    expect(reply.html).toContain('<blockquote>');
    expect(reply.html).toContain('<li>one</li>');
    expect(reply.html).not.toMatch(/<(script|img)|href="javascript/i);
    expect(reply.url).toBe(`http://talk.test/r/${reply.id}`);
  });

  it('pages by newest and by oldest, each reply once, whatever arrives in between', async () => {
    const thread = await makeThread(app);
    const ids: string[] = [];
    for (let count = 0; count < 11; count += 1) ids.push((await makeReply(app, thread.id)).id);
    expect((await readAll(thread.id, 'oldest', 3)).map(({ id }) => id)).toEqual(ids);
    expect((await readAll(thread.id, 'newest', 4)).map(({ id }) => id)).toEqual([...ids].reverse());

    const first = await page(thread.id, '?limit=5');
    await makeReply(app, thread.id);
    const second = await page(thread.id, `?limit=5&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 10));
  });

  it('brings the first answers along, and the others on asking', async () => {
    const thread = await makeThread(app);
    const root = await makeReply(app, thread.id);
    const answers: string[] = [];
    for (let count = 0; count < 5; count += 1) answers.push((await makeReply(app, thread.id, { parentId: root.id })).id);
    const deep = await makeReply(app, thread.id, { parentId: answers[0] ?? '' });
    const [shown] = (await page(thread.id)).items;
    expect(shown).toMatchObject({ id: root.id, depth: 0, answerCount: 5 });
    expect(shown?.answers?.items.map(({ id }) => id)).toEqual(answers.slice(0, 3));
    expect(shown?.answers?.items[0]).toMatchObject({ depth: 1, answerCount: 1, answers: { items: [{ id: deep.id, depth: 2 }], next: null } });
    const more = await app.ask('get', `/replies/${root.id}/answers?cursor=${shown?.answers?.next}`);
    expect((more.body.items as ReplyView[]).map(({ id }) => id)).toEqual(answers.slice(3));
    const context = await app.ask('get', `/replies/${deep.id}/context`);
    expect(context.body).toMatchObject({ article: { id: thread.articleId }, thread: { id: thread.id } });
    expect((context.body.path as ReplyView[]).map(({ id }) => id)).toEqual([root.id, answers[0], deep.id]);
  });

  it('takes no answer to what is in another thread, hidden, or too deep', async () => {
    const thread = await makeThread(app);
    const elsewhere = await makeReply(app, (await makeThread(app)).id);
    const author = await makeUser(app);
    const answer = (parentId: string) => app.ask('post', `/threads/${thread.id}/replies`, author).send({ body: 'An answer to that.', parentId });
    expect((await answer(elsewhere.id)).body.code).toBe('reply.parent-absent');
    const gone = await makeReply(app, thread.id);
    await app.ask('delete', `/replies/${gone.id}`, gone.by);
    expect((await answer(gone.id)).body.code).toBe('reply.parent-absent');
    let deepest = await makeReply(app, thread.id, { author });
    while (deepest.depth < MAX_DEPTH) deepest = await makeReply(app, thread.id, { author, parentId: deepest.id });
    expect((await answer(deepest.id)).body.code).toBe('reply.too-deep');
    expect((await app.ask('get', `/replies/${deepest.id}/context`)).body.path).toHaveLength(MAX_DEPTH + 1);
  });

  it('lets the author edit, in public, and nobody else', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id, { body: 'What I said first.' });
    const edited = await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'What I say now.' });
    expect(edited.body).toMatchObject({ revision: 2, body: 'What I say now.', editedAt: expect.any(String), status: 'published' });
    const history = await app.ask('get', `/replies/${reply.id}/revisions`);
    expect((history.body.items as { body: string }[]).map(({ body }) => body)).toEqual(['What I said first.', 'What I say now.']);
    const foreign = await app.ask('patch', `/replies/${reply.id}`, await makeUser(app)).send({ body: 'Not mine.' });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'reply.not-yours']);
    const same = await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'What I say now.' });
    expect(same.body.revision).toBe(2);
  });

  it('keeps the answers of what was taken back, under a place-holder that goes with the last of them', async () => {
    const thread = await makeThread(app);
    const root = await makeReply(app, thread.id);
    const middle = await makeReply(app, thread.id, { parentId: root.id });
    const leaf = await makeReply(app, thread.id, { parentId: middle.id });
    const withdraw = ({ id, by }: { id: string; by: { token: string } }) => app.ask('delete', `/replies/${id}`, by);
    expect((await withdraw(root)).status).toBe(204);
    expect((await withdraw(root)).status).toBe(204);
    await withdraw(middle);
    const [holder] = (await page(thread.id)).items;
    expect(holder).toMatchObject({ id: root.id, status: 'withdrawn', body: null, html: null, author: null, answerCount: 0 });
    expect(holder?.answers?.items[0]).toMatchObject({ id: middle.id, author: null, answers: { items: [{ id: leaf.id, body: leaf.body }] } });
    expect((await app.ask('get', `/threads/${thread.id}`)).body.replyCount).toBe(1);
    expect((await app.ask('get', `/replies/${root.id}/revisions`)).status).toBe(404);
    await withdraw(leaf);
    expect((await page(thread.id)).items).toEqual([]);
    expect((await app.ask('get', `/replies/${root.id}`)).status).toBe(404);
    expect(await recount(app)).toEqual([]);
  });

  it('says what the caller may do, by the policies that will be asked', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const moderator = await makeUser(app, { role: 'moderator' });
    const can = async (asker: { token?: string }) => (await app.ask('get', `/replies/${reply.id}`, asker)).body.can;
    expect(await can({})).toEqual({ answer: false, like: false, edit: false, withdraw: false, report: false, moderate: false });
    expect(await can(reply.by)).toEqual({ answer: true, like: false, edit: true, withdraw: true, report: false, moderate: false });
    expect(await can(await makeUser(app))).toEqual({ answer: true, like: true, edit: false, withdraw: false, report: true, moderate: false });
    expect(await can(moderator)).toEqual({ answer: true, like: true, edit: false, withdraw: false, report: true, moderate: true });
    expect(await can(await makeUser(app, { standing: 'suspended' }))).toMatchObject({ answer: false, like: false, report: true });
  });

  it('takes one report a reader, and none on one\'s own', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const reader = await makeUser(app);
    const report = (reason: string, asker: { token: string } = reader) => app.ask('post', `/replies/${reply.id}/reports`, asker).send({ reason, note: 'Please look.' });
    const answers = await Promise.all([report('spam'), report('hate'), report('abuse')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await report('spam', reply.by)).body.code).toBe('reply.own');
    const mine = await app.ask('get', `/threads/${thread.id}/mine?ids=${reply.id}`, reader);
    expect(mine.body.items[reply.id]).toMatchObject({ reported: true, can: { report: true } });
    expect(await recount(app)).toEqual([]);
  });

  it('serves everybody the same ready bytes, and a change at once', async () => {
    const thread = await makeThread(app);
    await makeReply(app, thread.id);
    const path = `/threads/${thread.id}/replies`;
    const first = await app.ask('get', path);
    expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=2', etag: expect.any(String), vary: 'accept-encoding, authorization' });
    const unchanged = await app.ask('get', path).set('If-None-Match', String(first.headers['etag']));
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    const added = await makeReply(app, thread.id);
    const next = await app.ask('get', path).set('If-None-Match', String(first.headers['etag']));
    expect([next.status, next.body.items[0].id]).toEqual([200, added.id]);
    expect((await app.ask('get', path, added.by)).headers['cache-control']).toBe('no-store');
  });
});
