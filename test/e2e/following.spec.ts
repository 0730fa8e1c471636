import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeleteUsers } from '#domain/privacy/delete-users';
import { MakeExport } from '#domain/privacy/make-export';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';

const ABSENT = '01990000-0000-7000-8000-00000000dead';

describe('following', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' }, [PagesModule])));
  afterAll(() => app.stop());

  const people = <Count extends 2 | 3 | 4>(count: Count) => Promise.all(Array.from({ length: count }, () => makeUser(app))) as Promise<[Somebody, Somebody, Somebody, Somebody]>;
  const follow = (reader: Somebody, other: { id: string }) => app.ask('put', `/follows/users/${other.id}`, reader);
  const leave = (reader: Somebody, other: { id: string }) => app.ask('delete', `/follows/users/${other.id}`, reader);
  const block = (reader: Somebody, other: { id: string }) => app.ask('put', `/blocks/users/${other.id}`, reader);
  const countsOf = async (somebody: Somebody, by: { token?: string } = {}) => {
    const { followerCount, followingCount } = (await app.ask('get', `/users/${somebody.id}`, by)).body;
    return [followerCount, followingCount];
  };
  const keepToOneself = (reader: Somebody, kept = true) => app.ask('patch', '/me', reader).send({ private: kept });

  describe('a reader', () => {
    it('follows another once, however often it is sent, and both are counted', async () => {
      const [reader, other] = await people(2);
      // Some programs send an empty object with every request.
      const answers = [await follow(reader, other), await follow(reader, other).send({})];
      expect(answers.map(({ status, body }) => [status, body])).toEqual([[200, { following: true, followerCount: 1 }], [200, { following: true, followerCount: 1 }]]);
      expect([await countsOf(other), await countsOf(reader)]).toEqual([[1, 0], [0, 1]]);
      expect((await app.ask('get', '/me', reader)).body).toMatchObject({ followingCount: 1, followerCount: 0, private: false });
      for (let twice = 0; twice < 2; twice += 1) expect((await leave(reader, other)).status).toBe(204);
      expect(await countsOf(other)).toEqual([0, 0]);
      expect(await recount(app)).toEqual([]);
    });

    it('sees whom they follow, and nobody else is told that', async () => {
      const [reader, other] = await people(2);
      await follow(reader, other);
      expect((await app.ask('get', `/users/${other.id}`, reader)).body).toMatchObject({ following: true, blocked: false });
      expect((await app.ask('get', `/users/${reader.id}`, other)).body).toMatchObject({ following: false, blocked: false });
      const toAnybody = (await app.ask('get', `/users/${other.id}`)).body;
      expect([toAnybody.following, toAnybody.blocked]).toEqual([undefined, undefined]);
      expect((await app.ask('get', `/users/${other.id}`, reader)).headers['cache-control']).toContain('no-store');
    });

    it('does not follow oneself, nobody, nor without logging in', async () => {
      const [reader] = await people(2);
      expect((await follow(reader, reader)).body).toMatchObject({ status: 403, code: 'follow.own' });
      for (const [path, code] of [['users', 'user.absent'], ['threads', 'thread.absent'], ['articles', 'article.absent'], ['replies', 'reply.absent']] as const) {
        expect((await app.ask('put', `/follows/${path}/${ABSENT}`, reader)).body).toMatchObject({ status: 404, code });
        expect((await app.ask('delete', `/follows/${path}/${ABSENT}`, reader)).body).toMatchObject({ status: 404, code });
        expect((await app.ask('put', `/follows/${path}/${ABSENT}`)).status).toBe(401);
      }
    });

    it('who is banned follows nothing and cannot be followed', async () => {
      const [reader] = await people(2);
      const banned = await makeUser(app, { standing: 'banned' });
      const thread = await makeThread(app);
      expect((await follow(reader, banned)).body).toMatchObject({ status: 403, code: 'follow.blocked' });
      expect((await follow(banned, reader)).body).toMatchObject({ status: 403, code: 'user.banned' });
      expect((await app.ask('put', `/follows/threads/${thread.id}`, banned)).body).toMatchObject({ status: 403, code: 'user.banned' });
    });

    it('who keeps to themselves is followed by nobody new, and neither numbers nor history are told', async () => {
      const [old, fresh, other] = await people(3);
      const thread = await makeThread(app);
      await makeReply(app, thread.id, { author: other });
      await follow(old, other);
      expect((await keepToOneself(other)).body).toMatchObject({ private: true, followerCount: 1 });
      expect((await follow(fresh, other)).body).toMatchObject({ status: 403, code: 'follow.private' });
      expect((await follow(old, other)).body).toEqual({ following: true, followerCount: null });
      expect([await countsOf(other), await countsOf(other, fresh), await countsOf(other, other)]).toEqual([[null, null], [null, null], [1, 0]]);
      const history = (by: { token?: string }) => app.ask('get', `/users/${other.id}/replies`, by);
      expect((await history({})).body).toMatchObject({ status: 403, code: 'user.private' });
      expect((await history(old)).body.code).toBe('user.private');
      expect((await history(other)).body.items).toHaveLength(1);
      expect((await history(await makeUser(app, { role: 'moderator' }))).body.items).toHaveLength(1);
      const page = await app.page(`/u/${other.id}?lang=en`);
      expect([page.status, page.text.includes('They keep to themselves.')]).toEqual([200, true]);
      await keepToOneself(other, false);
      expect((await follow(fresh, other)).body).toEqual({ following: true, followerCount: 2 });
    });
  });

  describe('a block', () => {
    it('ends following both ways, keeps it from beginning again, and hides behind a private mode', async () => {
      const [reader, other] = await people(2);
      await follow(reader, other);
      await follow(other, reader);
      for (let twice = 0; twice < 2; twice += 1) expect((await block(reader, other)).status).toBe(204);
      expect([await countsOf(other), await countsOf(reader)]).toEqual([[0, 0], [0, 0]]);
      for (const answer of [await follow(other, reader), await follow(reader, other)]) expect(answer.body).toMatchObject({ status: 403, code: 'follow.blocked' });
      await keepToOneself(reader);
      expect((await follow(other, reader)).body.code).toBe('follow.private');
      await keepToOneself(reader, false);
      expect((await app.ask('get', '/me/blocks', reader)).body).toEqual({ items: [{ user: { id: other.id, name: other.name, role: 'reader' }, createdAt: expect.any(String) }], next: null });
      for (let twice = 0; twice < 2; twice += 1) expect((await app.ask('delete', `/blocks/users/${other.id}`, reader)).status).toBe(204);
      expect((await follow(other, reader)).status).toBe(200);
      expect((await block(reader, reader)).body.code).toBe('block.own');
      expect((await block(reader, { id: ABSENT })).body.code).toBe('user.absent');
      expect(await recount(app)).toEqual([]);
    });

    it('by both at the same moment does not keep either waiting, and the counters hold', async () => {
      const pairs = await Promise.all(Array.from({ length: 8 }, () => people(2)));
      for (const [one, other] of pairs) await Promise.all([follow(one, other), follow(other, one)]);
      const answers = await Promise.all(pairs.flatMap(([one, other]) => [block(one, other), block(other, one), follow(one, other), follow(other, one)]));
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const ids = pairs.flatMap(([one, other]) => [one.id, other.id]);
      expect(await app.database.client.follow.count({ where: { followerId: { in: ids } } })).toBe(0);
      expect(await recount(app)).toEqual([]);
    });
  });

  it('ends by muting, and does not begin while one is muted', async () => {
    const [reader, other] = await people(2);
    await follow(reader, other);
    await app.ask('put', `/mutes/users/${other.id}`, reader);
    expect(await countsOf(other)).toEqual([0, 0]);
    expect((await follow(reader, other)).body).toMatchObject({ status: 409, code: 'follow.muted' });
    expect((await follow(other, reader)).status).toBe(200);
    await app.ask('delete', `/mutes/users/${other.id}`, reader);
    expect((await follow(reader, other)).status).toBe(200);
    expect(await recount(app)).toEqual([]);
  });

  it('is of threads, articles and the answers to replies too, those to one\'s own without asking', async () => {
    const [reader, author] = await people(2);
    const thread = await makeThread(app, { headline: 'A bridge is built' });
    const reply = await makeReply(app, thread.id, { author, body: 'It has *four* arches.' });
    const own = await makeReply(app, thread.id, { author: reader });
    const mine = async () => (await app.ask('get', `/threads/${thread.id}/mine?ids=${reply.id},${own.id}`, reader)).body.following;
    expect(await mine()).toEqual({ thread: false, article: false, users: [], replies: [own.id] });
    const all = [`threads/${thread.id}`, `articles/${thread.articleId}`, `replies/${reply.id}`, `users/${author.id}`];
    for (const path of [...all, ...all]) expect((await app.ask('put', `/follows/${path}`, reader)).status).toBe(200);
    expect(await mine()).toEqual({ thread: true, article: true, users: [author.id], replies: expect.arrayContaining([own.id, reply.id]) });
    const { items } = (await app.ask('get', '/me/follows', reader)).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['user', 'reply', 'article', 'thread']);
    expect(items[1]).toMatchObject({ reply: { id: reply.id, excerpt: 'It has four arches.', author: { id: author.id } }, article: { headline: 'A bridge is built' }, thread: { id: thread.id } });
    expect((await app.ask('get', '/me/follows?kind=thread,article', reader)).body.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['article', 'thread']);
    expect((await app.ask('get', '/me/follows?kind=thread,none', reader)).status).toBe(422);
    expect((await app.ask('get', '/me/follows?kind=thread', reader)).body.items).toMatchObject([{ kind: 'thread', thread: { id: thread.id }, user: null, reply: null }]);
    for (let twice = 0; twice < 2; twice += 1) expect((await app.ask('delete', `/follows/replies/${own.id}`, reader)).status).toBe(204);
    expect((await mine()).replies).toEqual([reply.id]);
    expect((await app.ask('get', '/me/follows', reader)).body.items).toHaveLength(4);
    await app.ask('put', `/follows/replies/${own.id}`, reader);
    for (const path of [...all, ...all]) expect((await app.ask('delete', `/follows/${path}`, reader)).status).toBe(204);
    expect(await mine()).toEqual({ thread: false, article: false, users: [], replies: [own.id] });
    expect(await recount(app)).toEqual([]);
  });

  it('tells nothing of a followed reply that was taken away, and lets it be left', async () => {
    const [reader] = await people(2);
    const reply = await makeReply(app, (await makeThread(app)).id);
    await app.ask('put', `/follows/replies/${reply.id}`, reader);
    await app.ask('delete', `/replies/${reply.id}`, reply.by);
    expect((await app.ask('get', '/me/follows', reader)).body.items).toMatchObject([{ reply: { id: reply.id, author: null, excerpt: '' } }]);
    expect((await app.ask('delete', `/follows/replies/${reply.id}`, reader)).status).toBe(204);
    expect((await app.ask('put', `/follows/replies/${reply.id}`, reader)).body.code).toBe('reply.absent');
  });

  it('pages through follows and followers, each once, and a follower can be dropped', async () => {
    const [somebody] = await people(2);
    const others = await Promise.all(Array.from({ length: 7 }, () => makeUser(app)));
    for (const other of others) await Promise.all([follow(other, somebody), follow(somebody, other)]);
    const walk = async (path: string) => {
      const found: string[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const { body } = await app.ask('get', `${path}?limit=3${next ? `&cursor=${next}` : ''}`, somebody);
        found.push(...body.items.map(({ user }: { user: { id: string } }) => user.id));
        next = body.next;
      }
      return found;
    };
    const lastFirst = others.map(({ id }) => id).reverse();
    expect(await walk('/me/follows')).toEqual(lastFirst);
    expect(await walk('/me/followers')).toEqual(lastFirst);
    expect((await app.ask('get', '/me/followers?cursor=bm9uc2Vuc2U', somebody)).status).toBe(422);
    for (let twice = 0; twice < 2; twice += 1) expect((await app.ask('delete', `/me/followers/${others[0]?.id}`, somebody)).status).toBe(204);
    expect(await countsOf(somebody)).toEqual([6, 7]);
    expect(await recount(app)).toEqual([]);
  });

  it('is counted exactly when many begin, end, block and mute at one moment', async () => {
    const crowd = await Promise.all(Array.from({ length: 10 }, () => makeUser(app)));
    const acts = Array.from({ length: 150 }, (_, place) => {
      const [one, other] = [crowd[place % 10], crowd[(place * 7 + 3) % 10]] as [Somebody, Somebody];
      if (place % 29 === 0) return block(one, other);
      if (place % 31 === 0) return app.ask('put', `/mutes/users/${other.id}`, one);
      return place % 3 === 0 ? leave(one, other) : follow(one, other);
    });
    const [star] = await people(2);
    const burst = crowd.flatMap((reader) => [follow(reader, star), leave(reader, star), follow(reader, star), follow(reader, star), leave(reader, star)]);
    const answers = await Promise.all([...acts, ...burst]);
    // Two hundred at one moment may be more than there is time for, which is told; nothing fails.
    expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
    expect(await recount(app)).toEqual([]);
  });

  it('goes with an account, with everybody\'s counters, and is in what it is told of itself', async () => {
    const [follower, followed] = await people(2);
    const thread = await makeThread(app);
    const { body } = await app.ask('post', '/auth/register').send({ email: 'followed.and.left@example.org', name: 'Followed and left', password: 'four quiet words here' });
    const leaving = { ...follower, id: String(body.user.id), token: String(body.accessToken) };
    await follow(follower, leaving);
    await follow(leaving, followed);
    await app.ask('put', `/follows/threads/${thread.id}`, leaving);
    const blocked = await makeUser(app);
    await block(leaving, blocked);
    await block(blocked, leaving);
    await app.ask('post', '/me/feed/read', leaving).send({ before: (await makeReply(app, thread.id)).id });
    const exportId = String((await app.ask('post', '/me/export', leaving)).body.id);
    await app.get(MakeExport).run({ exportId });
    expect((await app.ask('get', `/me/export/${exportId}/json`, leaving)).body).toMatchObject({
      follows: [{ userId: followed.id }, { threadId: thread.id }], followers: 1, blocked: [{ blocked: { id: blocked.id } }], feedRead: [{ replyId: expect.any(String) }],
    });
    await app.ask('delete', '/me', leaving).send({ password: 'four quiet words here' });
    app.setTime(new Date(Date.now() + 25 * 3_600_000));
    await app.get(DeleteUsers).run();
    app.setTime(new Date());
    const { client } = app.database;
    const left = await Promise.all([
      client.follow.count({ where: { OR: [{ followerId: leaving.id }, { userId: leaving.id }] } }),
      client.block.count({ where: { OR: [{ userId: leaving.id }, { blockedId: leaving.id }] } }),
      client.feedMark.count({ where: { userId: leaving.id } }),
    ]);
    expect(left).toEqual([0, 0, 0]);
    expect([await countsOf(follower), await countsOf(followed)]).toEqual([[0, 0], [0, 0]]);
    expect((await follow(follower, leaving)).body.code).toBe('user.absent');
    expect(await recount(app)).toEqual([]);
  });
});
