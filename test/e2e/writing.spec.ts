import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadMutes } from '#domain/muting/read-mutes';
import { MOST_DRAFTS } from '#domain/replies/save-draft';
import { Housekeeping } from '../../apps/worker/src/jobs/housekeeping.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { hostileTexts } from '../make/hostile-texts.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

const ABSENT = '01990000-0000-7000-8000-000000000099';
const DAY_MS = 86_400_000;

describe('writing', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({}, [WorkerModule])));
  afterAll(() => app.stop());

  describe('a preview', () => {
    const preview = (by: Somebody, body: object) => app.ask('post', '/preview', by).send(body);

    it('is what the reply will be, and keeps nothing', async () => {
      const [thread, reader] = [await makeThread(app), await makeUser(app)];
      const body = `*Well* <b>then</b>, @[Whoever](user:${reader.id})\n\n> quoted\n\nhttps://a.example`;
      const previewed = await preview(reader, { body, threadId: thread.id });
      expect([previewed.status, previewed.body.hints]).toEqual([200, []]);
      expect(await app.database.client.reply.count({ where: { threadId: thread.id } })).toBe(0);
      expect(previewed.body.html).toBe((await makeReply(app, thread.id, { author: reader, body })).html);
    });

    it.each(Object.entries(hostileTexts).filter(([, text]) => text.isWellFormed()))('takes %s for text, quickly, and shows what posting will', async (_, body) => {
      const [thread, reader] = [await makeThread(app), await makeUser(app)];
      const { html } = (await preview(reader, { body, threadId: thread.id })).body;
      expect(html).not.toMatch(/<(?!\/?(p|br|em|strong|blockquote|ul|ol|li|a|bdi|code|pre)\b)|href="(?!https?:|\/u\/)/i);
      const posted = await app.ask('post', `/threads/${thread.id}/replies`, reader).send({ body });
      if (posted.status === 201) expect(html).toBe(posted.body.html);
    });

    it('hints at what it looks like, and posting takes it all the same', async () => {
      const [thread, reader] = [await makeThread(app), await makeUser(app)];
      const body = 'THIS IS WHAT I THINK OF IT ALL!';
      expect((await preview(reader, { body, threadId: thread.id })).body.hints).toEqual([{ code: 'hint.shouting', detail: null, outcome: 'publish' }]);
      expect((await makeReply(app, thread.id, { author: reader, body })).status).toBe('published');
      const again = await preview(reader, { body, threadId: thread.id });
      expect(again.body.hints.map(({ code }: { code: string }) => code)).toEqual(['hint.shouting', 'hint.repeated']);
    });

    it('says that a moderator will look first, but not at which word', async () => {
      const [moderator, reader] = [await makeUser(app, { role: 'moderator' }), await makeUser(app)];
      const thread = await makeThread(app, { moderation: 'pre' });
      await app.ask('put', '/moderation/words', moderator).send({ banned: ['beastly'], suspect: ['miracle cure'] });
      const { body } = await preview(reader, { body: 'A miracle cure, and beastly.', threadId: thread.id });
      expect(body.hints).toEqual([
        { code: 'words.banned', detail: 'beastly', outcome: 'refuse' },
        { code: 'words.suspect', detail: null, outcome: 'hold' },
        { code: 'thread.premoderated', detail: null, outcome: 'hold' },
      ]);
      await app.ask('put', '/moderation/words', moderator).send({ banned: [], suspect: [] });
    });

    it('is for who is logged in, of threads that there are, and not of replies of other threads', async () => {
      const [thread, other, reader] = [await makeThread(app), await makeThread(app), await makeUser(app)];
      const elsewhere = await makeReply(app, other.id);
      expect((await app.ask('post', '/preview').send({ body: 'a', threadId: thread.id })).status).toBe(401);
      expect((await preview(reader, { body: 'a', threadId: ABSENT })).body.code).toBe('thread.absent');
      expect((await preview(reader, { body: 'a', threadId: thread.id, parentId: elsewhere.id })).body.code).toBe('reply.parent-absent');
      expect((await preview(reader, { body: '', threadId: thread.id })).body.hints).toMatchObject([{ code: 'text.empty' }]);
    });
  });

  describe('a draft', () => {
    const path = (threadId: string, parentId?: string) => `/threads/${threadId}/draft${parentId === undefined ? '' : `?parentId=${parentId}`}`;
    const save = (by: Somebody, threadId: string, body: string, parentId?: string) => app.ask('put', path(threadId, parentId), by).send({ body });
    const read = (by: Somebody, threadId: string, parentId?: string) => app.ask('get', path(threadId, parentId), by);

    it('is found again at its place, by its owner alone, until it is dropped', async () => {
      const [thread, reader, other] = [await makeThread(app), await makeUser(app), await makeUser(app)];
      const parent = await makeReply(app, thread.id);
      expect((await read(reader, thread.id)).body).toMatchObject({ status: 404, code: 'draft.absent' });
      const saved = await save(reader, thread.id, 'Half a');
      expect([saved.status, saved.body]).toEqual([200, { body: 'Half a', updatedAt: expect.any(String) }]);
      await save(reader, thread.id, 'Half a thought');
      await save(reader, thread.id, 'An answer', parent.id);
      expect((await read(reader, thread.id)).body.body).toBe('Half a thought');
      expect((await read(reader, thread.id, parent.id)).body.body).toBe('An answer');
      expect((await read(other, thread.id)).status).toBe(404);
      const all = (by: Somebody, where: string) => app.ask('get', `/threads/${where}/drafts`, by).expect(200).then(({ body }) => body.items as object[]);
      expect(await all(reader, thread.id)).toMatchObject([
        { parentId: parent.id, body: 'An answer' },
        { parentId: null, body: 'Half a thought' },
      ]);
      expect([await all(other, thread.id), await all(reader, (await makeThread(app)).id)]).toEqual([[], []]);
      expect((await app.ask('delete', path(thread.id), reader)).status).toBe(204);
      expect((await app.ask('delete', path(thread.id), reader)).status).toBe(204);
      expect([(await read(reader, thread.id)).status, (await read(reader, thread.id, parent.id)).status]).toEqual([404, 200]);
    });

    it('is the last one saved, without an error, when two devices save at once', async () => {
      const [thread, reader] = [await makeThread(app), await makeUser(app)];
      const texts = Array.from({ length: 12 }, (_, n) => `From device ${n}`);
      const answers = await Promise.all(texts.map((text) => save(reader, thread.id, text)));
      expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
      const kept = await app.database.client.draft.findMany({ where: { userId: reader.id } });
      expect(kept).toHaveLength(1);
      const last = answers.map(({ body }) => String(body.updatedAt)).sort().at(-1);
      expect([texts.includes(kept[0]?.body ?? ''), kept[0]?.updatedAt.toISOString()]).toEqual([true, last]);
    });

    it('goes in the transaction that posts it, and no other goes with it', async () => {
      const [thread, reader, other] = [await makeThread(app), await makeUser(app), await makeUser(app)];
      const parent = await makeReply(app, thread.id);
      await Promise.all([save(reader, thread.id, 'Top'), save(reader, thread.id, 'Answer', parent.id), save(other, thread.id, 'Somebody else’s')]);
      await makeReply(app, thread.id, { author: reader, body: 'Top' });
      expect([(await read(reader, thread.id)).status, (await read(reader, thread.id, parent.id)).status, (await read(other, thread.id)).status]).toEqual([404, 200, 200]);
      await makeReply(app, thread.id, { author: reader, body: 'Answer', parentId: parent.id });
      expect((await read(reader, thread.id, parent.id)).status).toBe(404);
      const refused = await app.ask('post', `/threads/${thread.id}/replies`, other).send({ body: ' ' });
      expect([refused.status, (await read(other, thread.id)).status]).toEqual([422, 200]);
    });

    it('and its posting never get in each other’s way, however often they come at once', async () => {
      const thread = await makeThread(app);
      const readers = await Promise.all(Array.from({ length: 6 }, () => makeUser(app)));
      const statuses = await Promise.all(
        readers.flatMap((reader, n) => [
          save(reader, thread.id, `Text ${n}`),
          app.ask('post', `/threads/${thread.id}/replies`, reader).send({ body: `Text ${n}` }),
          save(reader, thread.id, `Text ${n}, and more`),
        ]).map(async (asked) => (await asked).status),
      );
      expect(new Set(statuses)).toEqual(new Set([200, 201]));
      expect(await app.database.client.reply.count({ where: { threadId: thread.id } })).toBe(readers.length);
      expect(await recount(app)).toEqual([]);
    });

    it('is one of a hundred at most, and of ninety days', async () => {
      const [thread, reader] = [await makeThread(app), await makeUser(app)];
      const author = await makeUser(app);
      const parents = [];
      for (let n = 0; n <= MOST_DRAFTS; n += 1) parents.push((await makeReply(app, thread.id, { author })).id);
      for (const [n, id] of parents.entries()) await save(reader, thread.id, `Answer ${n}`, id);
      expect(await app.database.client.draft.count({ where: { userId: reader.id } })).toBe(MOST_DRAFTS);
      expect([(await read(reader, thread.id, parents[0])).status, (await read(reader, thread.id, parents[1])).status]).toEqual([404, 200]);
      await app.database.client.draft.updateMany({ where: { userId: reader.id, parentId: parents[1] ?? '' }, data: { updatedAt: new Date(Date.now() - 91 * DAY_MS) } });
      await app.get(Housekeeping).run();
      expect([(await read(reader, thread.id, parents[1])).status, (await read(reader, thread.id, parents[2])).status]).toEqual([404, 200]);
    });

    it('is of threads and replies that belong together', async () => {
      const [thread, other, reader] = [await makeThread(app), await makeThread(app), await makeUser(app)];
      const elsewhere = await makeReply(app, other.id);
      expect((await save(reader, ABSENT, 'a')).body.code).toBe('thread.absent');
      expect((await save(reader, thread.id, 'a', elsewhere.id)).body.code).toBe('reply.parent-absent');
      expect((await save(reader, thread.id, 'a', ABSENT)).body.code).toBe('reply.parent-absent');
      expect((await save(reader, thread.id, '')).status).toBe(422);
      expect((await save(reader, thread.id, 'a', 'no-id')).status).toBe(422);
    });
  });

  describe('mentions', () => {
    it('are kept with each text, and shown by the name that somebody has', async () => {
      const [thread, author, called, late] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app)];
      const reply = await makeReply(app, thread.id, { author, body: `@[A false name](user:${called.id}) and @[Nobody](user:${ABSENT})` });
      expect(reply.html).toContain(`<a class="mention" href="/u/${called.id}" rel="ugc nofollow noopener">@<bdi>${called.name}</bdi></a> and @Nobody`);
      const mentions = async () => (await app.database.client.mention.findMany({ where: { replyId: reply.id } })).map(({ userId }) => userId).sort();
      expect(await mentions()).toEqual([called.id]);
      await app.ask('patch', `/replies/${reply.id}`, author).send({ body: `@[x](user:${late.id})` });
      expect(await mentions()).toEqual([called.id, late.id].sort());
    });

    it('are completed from who writes here, then from everybody, folded as names are', async () => {
      const [thread, reader] = [await makeThread(app), await makeUser(app)];
      const [here, muted, elsewhere] = [await makeUser(app, { name: 'Zoë Quill' }), await makeUser(app, { name: 'Zoe Quinn' }), await makeUser(app, { name: 'Zoe Abbott' })];
      for (const author of [muted, here]) await makeReply(app, thread.id, { author });
      const people = async (q: string) => (await app.ask('get', `/threads/${thread.id}/people?q=${encodeURIComponent(q)}`, reader)).body.items.map(({ name }: { name: string }) => name);
      expect(await people('')).toEqual([here.name, muted.name]);
      expect(await people('ZOÉ ')).toEqual([]);
      expect(await people('zoe q')).toEqual([muted.name]);
      expect(await people('z')).toEqual([here.name, muted.name, elsewhere.name]);
      await app.ask('put', `/mutes/users/${muted.id}`, reader);
      expect(await people('Zo')).toEqual([here.name, elsewhere.name]);
      expect(await people('%')).toEqual([]);
      expect((await app.ask('get', `/threads/${thread.id}/people?q=z`)).status).toBe(401);
      expect((await app.ask('get', `/threads/${ABSENT}/people?q=z`, reader)).body.code).toBe('thread.absent');
    });
  });

  describe('muting', () => {
    it('is undoable, the same however often, told on every page, and seen by nobody else', async () => {
      const [thread, reader, loud] = [await makeThread(app), await makeUser(app), await makeUser(app)];
      await makeReply(app, thread.id, { author: loud });
      const mine = async (by: Somebody) => (await app.ask('get', `/threads/${thread.id}/mine`, by)).body.muted;
      const answers = await Promise.all(Array.from({ length: 8 }, () => app.ask('put', `/mutes/users/${loud.id}`, reader)));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
      expect([await mine(reader), await mine(loud)]).toEqual([[loud.id], []]);
      expect((await app.ask('get', '/me/mutes', reader)).body).toEqual({ items: [{ user: { id: loud.id, name: loud.name, role: 'reader' }, createdAt: expect.any(String) }], next: null });
      for (let twice = 0; twice < 2; twice += 1) expect((await app.ask('delete', `/mutes/users/${loud.id}`, reader)).status).toBe(204);
      expect(await mine(reader)).toEqual([]);
    });

    it('is not of oneself, nor of nobody', async () => {
      const reader = await makeUser(app);
      expect((await app.ask('put', `/mutes/users/${reader.id}`, reader)).body).toMatchObject({ status: 403, code: 'mute.own' });
      expect((await app.ask('put', `/mutes/users/${ABSENT}`, reader)).body.code).toBe('user.absent');
      expect((await app.ask('put', '/mutes/users/x', reader)).body.code).toBe('user.absent');
    });

    it('pages through whom one has muted, each once', async () => {
      const reader = await makeUser(app);
      const muted = await Promise.all(Array.from({ length: 7 }, () => makeUser(app)));
      await Promise.all(muted.map(({ id }) => app.ask('put', `/mutes/users/${id}`, reader)));
      const found: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await app.get(ReadMutes).run({ id: reader.id } as never, { limit: 3, cursor });
        found.push(...page.items.map(({ user }) => user.id));
        cursor = page.next;
      }
      expect(found.sort()).toEqual(muted.map(({ id }) => id).sort());
    });
  });
});
