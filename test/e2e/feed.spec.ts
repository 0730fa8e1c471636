import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedItem } from '#contract/following';
import type { FeedChanged } from '#contract/live';
import { listFeedFromNewest, listFeedFromSources } from '#domain/feed/feed.store';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp, type LiveClient } from '../support/test-app.js';

describe('a feed', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' })));
  afterAll(() => app.stop());

  const follow = (reader: Somebody, path: string) => app.ask('put', `/follows/${path}`, reader);
  const feed = async (reader: Somebody, query = ''): Promise<{ items: FeedItem[]; next: string | null }> => (await app.ask('get', `/me/feed${query}`, reader)).body;
  const idsIn = async (reader: Somebody, query = '') => (await feed(reader, query)).items.map(({ reply }) => reply.id);
  const decide = async (reply: { id: string }, decision: string) => {
    const moderator = await makeUser(app, { role: 'moderator' });
    const { revision } = (await app.ask('get', `/replies/${reply.id}`, moderator)).body;
    const answer = await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision, revision, ...(decision === 'reject' ? { reason: 'off-topic' } : {}) });
    expect(answer.status).toBe(201);
  };

  it('has what came since one follows, newest first, each with where it stands and why it is there', async () => {
    const [reader, author] = [await makeUser(app), await makeUser(app)];
    const [here, there] = [await makeThread(app, { headline: 'Here' }), await makeThread(app, { headline: 'There' })];
    await makeReply(app, here.id, { author });
    await follow(reader, `users/${author.id}`);
    await follow(reader, `threads/${there.id}`);
    const first = await makeReply(app, here.id, { author });
    const second = await makeReply(app, there.id);
    const third = await makeReply(app, there.id, { author, parentId: second.id });
    await makeReply(app, here.id);
    const { items, next } = await feed(reader);
    expect(items.map(({ reply, because, article }) => [reply.id, because, article.headline])).toEqual([[third.id, 'person', 'There'], [second.id, 'thread', 'There'], [first.id, 'person', 'Here']]);
    expect([items[0]?.reply.inAnswerTo?.id, items[0]?.thread.id, items[0]?.read, next]).toEqual([second.by.id, there.id, false, null]);
    expect(await idsIn(reader, '?filter=people')).toEqual([third.id, first.id]);
    expect(await idsIn(reader, '?filter=threads')).toEqual([third.id, second.id]);
    expect((await app.ask('get', '/me/feed')).status).toBe(401);
    expect((await app.ask('get', '/me/feed?filter=all', reader)).status).toBe(422);
  });

  it('has every thread of a followed article, those opened later too, and never what one wrote oneself', async () => {
    const reader = await makeUser(app);
    const thread = await makeThread(app);
    await follow(reader, `articles/${thread.articleId}`);
    const staff = await makeUser(app, { role: 'staff' });
    const later = (await app.ask('post', `/articles/${thread.articleId}/threads`, staff).send({ prompt: 'And what do you think?' })).body.id;
    const [one, other] = [await makeReply(app, thread.id), await makeReply(app, later)];
    await makeReply(app, thread.id, { author: reader });
    expect((await feed(reader)).items.map(({ reply, because }) => [reply.id, because])).toEqual([[other.id, 'article'], [one.id, 'article']]);
  });

  it('loses at once what is held, removed or taken back, and has again what is restored', async () => {
    const [reader, author] = [await makeUser(app), await makeUser(app)];
    const [thread, pre] = [await makeThread(app), await makeThread(app, { moderation: 'pre' })];
    await follow(reader, `users/${author.id}`);
    const reply = await makeReply(app, thread.id, { author });
    const held = await makeReply(app, pre.id, { author });
    const back = await makeReply(app, thread.id, { author });
    expect(await idsIn(reader)).toEqual([back.id, reply.id]);
    await app.ask('delete', `/replies/${back.id}`, author);
    await decide(reply, 'reject');
    expect(await idsIn(reader)).toEqual([]);
    await decide(reply, 'restore');
    await decide(held, 'approve');
    // By the moment of posting, whenever it was approved.
    expect(await idsIn(reader)).toEqual([held.id, reply.id]);
  });

  it('has nothing of whom one muted, blocked or is blocked by, wherever they write, and begins anew when one follows again', async () => {
    const reader = await makeUser(app);
    const [muted, blocked, blocking, author] = [await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app)];
    const thread = await makeThread(app);
    await follow(reader, `threads/${thread.id}`);
    for (const one of [muted, blocked, blocking, author]) {
      await follow(reader, `users/${one.id}`);
      await makeReply(app, thread.id, { author: one });
    }
    expect(await idsIn(reader)).toHaveLength(4);
    await app.ask('put', `/mutes/users/${muted.id}`, reader);
    await app.ask('put', `/blocks/users/${blocked.id}`, reader);
    await app.ask('put', `/blocks/users/${reader.id}`, blocking);
    expect((await feed(reader)).items.map(({ reply }) => reply.author?.id)).toEqual([author.id]);
    await app.ask('delete', `/follows/threads/${thread.id}`, reader);
    await app.ask('delete', `/follows/users/${author.id}`, reader);
    expect(await idsIn(reader)).toEqual([]);
    await follow(reader, `users/${author.id}`);
    expect(await idsIn(reader)).toEqual([]);
    const fresh = await makeReply(app, thread.id, { author });
    expect(await idsIn(reader)).toEqual([fresh.id]);
    await app.ask('patch', '/me', author).send({ private: true });
    expect(await idsIn(reader)).toEqual([fresh.id]);
  });

  it('is paged without missing or repeating anything, and both ways of finding it agree on every page', async () => {
    const reader = await makeUser(app);
    const authors = await Promise.all(Array.from({ length: 6 }, () => makeUser(app)));
    const threads: [MadeThread, MadeThread, MadeThread] = [await makeThread(app), await makeThread(app), await makeThread(app)];
    for (const author of authors.slice(0, 3)) await follow(reader, `users/${author.id}`);
    await follow(reader, `threads/${threads[0].id}`);
    await follow(reader, `articles/${threads[0].articleId}`);
    await follow(reader, `articles/${threads[1].articleId}`);
    const made: { id: string; by: Somebody; threadId: string }[] = [];
    for (let place = 0; place < 48; place += 1) {
      made.push(await makeReply(app, threads[(place * 5) % 3]?.id ?? '', { author: authors[(place * 7) % 4 === 0 ? 0 : place % 6] ?? reader }));
    }
    const followed = new Set(authors.slice(0, 3).map(({ id }) => id));
    const expected = made.filter(({ by, threadId }) => followed.has(by.id) || threadId !== threads[2].id).map(({ id }) => id).reverse();
    const found: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await feed(reader, `?limit=5${next ? `&cursor=${next}` : ''}`);
      found.push(...page.items.map(({ reply }) => reply.id));
      next = page.next;
    }
    expect(found).toEqual(expected);
    const { client } = app.database;
    let agreed = 0;
    for (const filter of [undefined, 'people', 'threads'] as const) {
      for (const after of [undefined, ...found.filter((_, place) => place % 6 === 0)]) {
        const question = { filter, after, limit: 4 };
        const newest = await listFeedFromNewest(client, reader.id, question);
        if (newest !== null) expect(await listFeedFromSources(client, reader.id, question)).toEqual(newest);
        agreed += Number(newest !== null);
      }
    }
    expect(agreed).toBeGreaterThan(10);
    expect((await app.ask('get', '/me/feed?cursor=bm9uc2Vuc2U', reader)).status).toBe(422);
  });

  it('is read up to where it was marked, and the mark never goes back', async () => {
    const [reader, author] = [await makeUser(app), await makeUser(app)];
    const thread = await makeThread(app);
    await follow(reader, `users/${author.id}`);
    const replies = [];
    for (let time = 0; time < 3; time += 1) replies.push(await makeReply(app, thread.id, { author }));
    const mark = (id: string | undefined) => app.ask('post', '/me/feed/read', reader).send({ before: id });
    const read = async () => (await feed(reader)).items.map((item) => item.read);
    expect(await read()).toEqual([false, false, false]);
    expect((await mark(replies[1]?.id)).status).toBe(204);
    expect(await read()).toEqual([false, true, true]);
    await Promise.all([mark(replies[0]?.id), mark(replies[2]?.id), mark(replies[1]?.id)]);
    expect(await read()).toEqual([true, true, true]);
    expect((await mark('01990000-0000-7000-8000-00000000dead')).body.code).toBe('reply.absent');
    expect((await mark('nothing')).status).toBe(422);
  });

  describe('that is open', () => {
    const open = async (reader: Somebody): Promise<LiveClient> => {
      const socket = await app.connect(reader);
      expect(await new Promise((joined) => { socket.emit('feed.join', {}, joined); })).toEqual({ ok: true });
      return socket;
    };
    /** Everything that a socket was told up to a reply in a thread that it is sure to be told of. */
    const toldUntil = async (socket: LiveClient, told: FeedChanged[], sure: MadeThread): Promise<string[]> => {
      const last = nextEvent(socket, 'feed.changed', ({ threadId }) => threadId === sure.id);
      const { id } = await makeReply(app, sure.id);
      await last;
      return told.splice(0).filter(({ replyId }) => replyId !== id).map(({ replyId, filter }) => `${filter}: ${replyId}`);
    };

    it('is told once a filter of what is new, whatever one does meanwhile, and not of one\'s own, nor of whom one muted', async () => {
      const [reader, author, loud] = [await makeUser(app), await makeUser(app), await makeUser(app)];
      const [thread, sure, elsewhere] = [await makeThread(app), await makeThread(app), await makeThread(app)];
      for (const path of [`users/${author.id}`, `threads/${thread.id}`, `articles/${thread.articleId}`, `threads/${sure.id}`]) await follow(reader, path);
      const socket = await open(reader);
      const told: FeedChanged[] = [];
      socket.on('feed.changed', (event) => told.push(event));
      const [one, two] = [await makeReply(app, thread.id, { author }), await makeReply(app, thread.id, { author: loud })];
      await makeReply(app, elsewhere.id);
      await makeReply(app, thread.id, { author: reader });
      expect(await toldUntil(socket, told, sure)).toEqual([`people: ${one.id}`, `threads: ${one.id}`, `threads: ${two.id}`]);
      await app.ask('put', `/mutes/users/${loud.id}`, reader);
      await app.ask('delete', `/follows/users/${author.id}`, reader);
      await follow(reader, `articles/${elsewhere.articleId}`);
      await makeReply(app, thread.id, { author: loud });
      const three = await makeReply(app, elsewhere.id, { author });
      expect(await toldUntil(socket, told, sure)).toEqual([`threads: ${three.id}`]);
      await app.ask('delete', `/mutes/users/${loud.id}`, reader);
      await app.ask('delete', `/follows/articles/${elsewhere.articleId}`, reader);
      await makeReply(app, elsewhere.id, { author });
      const four = await makeReply(app, thread.id, { author: loud });
      expect(await toldUntil(socket, told, sure)).toEqual([`threads: ${four.id}`]);
      const another = await open(reader);
      const restored = nextEvent(another, 'feed.changed', ({ replyId }) => replyId === one.id);
      await decide(one, 'reject');
      await decide(one, 'restore');
      expect(await restored).toEqual({ replyId: one.id, threadId: thread.id, authorId: author.id, filter: 'threads' });
    });

    it('is told once of what is gone, as are those to whom it spoke, and nobody else; who reads its thread hears it there', async () => {
      const [reader, answered, called, author, muting, here] = [await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app)];
      const thread = await makeThread(app);
      for (const path of [`users/${author.id}`, `threads/${thread.id}`, `articles/${thread.articleId}`]) for (const who of [reader, muting, here]) await follow(who, path);
      await app.ask('put', `/mutes/users/${author.id}`, muting);
      const parent = await makeReply(app, thread.id, { author: answered });
      const reply = await makeReply(app, thread.id, { author, parentId: parent.id, body: `@[x](user:${called.id}), look.` });
      const feeds = [await open(reader), await open(muting), await open(here)] as const;
      const sockets = [...feeds, await app.connect(answered), await app.connect(called), await app.connect(author), await app.connect(await makeUser(app)), await app.connect()];
      await feeds[2].emitWithAck('thread.join', { threadId: thread.id });
      const told = sockets.map((): string[] => []);
      const everybody = new Promise<void>((all) => {
        const hear = (place: number, what: string) => {
          told[place]?.push(what);
          if (told.flat().length === 10) all();
        };
        sockets.forEach((socket, place) => {
          socket.on('reply.gone', ({ replyId, threadId }) => hear(place, `gone: ${threadId === thread.id ? replyId : 'elsewhere'}`));
          socket.on('reply.removed', (event) => hear(place, `removed: ${event.reply.id}`));
        });
      });
      await decide(reply, 'reject');
      await decide(reply, 'restore');
      await app.ask('delete', `/replies/${reply.id}`, author);
      await everybody;
      const gone = [`gone: ${reply.id}`, `gone: ${reply.id}`];
      expect(told).toEqual([gone, [], [`removed: ${reply.id}`, `removed: ${reply.id}`], gone, gone, gone, [], []]);
    });

    it('is told nothing of somebody who blocked its reader, and is for readers who logged in', async () => {
      const [reader, other] = [await makeUser(app), await makeUser(app)];
      const [thread, sure] = [await makeThread(app), await makeThread(app)];
      await follow(reader, `threads/${thread.id}`);
      await follow(reader, `threads/${sure.id}`);
      await app.ask('put', `/blocks/users/${reader.id}`, other);
      const socket = await open(reader);
      const told: FeedChanged[] = [];
      socket.on('feed.changed', (event) => told.push(event));
      await makeReply(app, thread.id, { author: other });
      expect(await toldUntil(socket, told, sure)).toEqual([]);
      await app.ask('delete', `/blocks/users/${reader.id}`, other);
      const heard = await makeReply(app, thread.id, { author: other });
      expect(await toldUntil(socket, told, sure)).toEqual([`threads: ${heard.id}`]);
      const anybody = await app.connect();
      expect(await new Promise((answered) => { anybody.emit('feed.join', {}, answered); })).toEqual({ ok: false, code: 'token.absent' });
    });
  });
});
