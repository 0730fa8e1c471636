import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

const ABSENT = '01990000-0000-7000-8000-000000000099';

describe('what somebody wrote', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const texts = (items: { body: string }[]) => items.map(({ body }) => body);

  it('is public as far as it is published, newest first, each once, with where it stands', async () => {
    const [first, second, author, moderator] = [await makeThread(app, { headline: 'The first story' }), await makeThread(app), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const posted = [];
    for (const n of [1, 2, 3, 4, 5]) posted.push(await makeReply(app, (n % 2 ? first : second).id, { author, body: `Number ${n}` }));
    await app.ask('post', `/moderation/replies/${posted[1]?.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'abuse' });
    await app.ask('delete', `/replies/${posted[2]?.id}`, author);
    const page = await app.ask('get', `/users/${author.id}/replies?limit=2`);
    expect(texts(page.body.items)).toEqual(['Number 5', 'Number 4']);
    expect(page.body.items[0]).toMatchObject({ id: posted[4]?.id, author: { id: author.id }, article: { id: first.articleId, headline: 'The first story', url: first.url }, thread: { id: first.id, prompt: null } });
    const rest = await app.ask('get', `/users/${author.id}/replies?limit=2&cursor=${page.body.next}`);
    expect([texts(rest.body.items), rest.body.next]).toEqual([['Number 1'], null]);
    expect((await app.ask('get', `/users/${author.id}`)).body).toMatchObject({ replyCount: 3, followerCount: 0, followingCount: 0 });
    for (const id of [ABSENT, 'nonsense']) expect((await app.ask('get', `/users/${id}/replies`)).body.code).toBe('user.absent');
    expect((await app.ask('get', `/users/${author.id}/replies?cursor=nonsense`)).status).toBe(422);
  });

  it('is all there for its author, with what is held or removed, and why, but not by whom', async () => {
    const [open, pre, author, moderator] = [await makeThread(app), await makeThread(app, { moderation: 'pre' }), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const rejected = await makeReply(app, open.id, { author, body: 'Off the topic.' });
    await makeReply(app, pre.id, { author, body: 'Waiting.' });
    const withdrawn = await makeReply(app, open.id, { author, body: 'Taken back.' });
    await makeReply(app, open.id, { author, body: 'Standing.' });
    await app.ask('post', `/moderation/replies/${rejected.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'off-topic', note: 'Better under the other story.' });
    await app.ask('delete', `/replies/${withdrawn.id}`, author);
    const { body } = await app.ask('get', '/me/replies', author);
    expect(texts(body.items)).toEqual(['Standing.', 'Taken back.', 'Waiting.', 'Off the topic.']);
    expect(body.items.map(({ status }: { status: string }) => status)).toEqual(['published', 'withdrawn', 'held', 'rejected']);
    expect(body.items[2]).toMatchObject({ reasons: [{ code: 'thread.premoderated' }], decision: null });
    expect(body.items[3].decision).toEqual({ id: expect.any(String), decision: 'reject', reason: 'off-topic', note: 'Better under the other story.', at: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain(moderator.id);
    expect(texts((await app.ask('get', '/me/replies?status=held', author)).body.items)).toEqual(['Waiting.']);
    expect((await app.ask('get', '/me/replies?status=lost', author)).status).toBe(422);
    expect((await app.ask('get', '/me/replies')).status).toBe(401);
  });

  it('says when a text was changed after it was answered, and goes on saying so', async () => {
    const [thread, author] = [await makeThread(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const edit = async (body: string) => (await app.ask('patch', `/replies/${reply.id}`, author).send({ body })).body.editedAfterAnswers;
    expect(reply.editedAfterAnswers).toBe(false);
    expect(await edit('Changed before anybody answered.')).toBe(false);
    const answer = await makeReply(app, thread.id, { parentId: reply.id });
    expect(await edit('Changed after somebody answered.')).toBe(true);
    await app.ask('delete', `/replies/${answer.id}`, answer.by);
    expect(await edit('Changed again.')).toBe(true);
    expect((await app.ask('get', `/threads/${thread.id}/replies`)).body.items[0].editedAfterAnswers).toBe(true);
  });
});
