import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OwnReplyView } from '#contract/replies';
import { signMessage } from '#platform/outside/signed-message';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { CheckingService } from '../support/checking-service.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

const ROUNDS = 25;

describe('an outside check that answers later', () => {
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
    service.mood = { status: 202, answer: {} };
    thread = await makeThread(app);
    author = await makeUser(app);
  });
  afterEach(() => service.stop());

  const set = async (otherwise: 'publish' | 'hold') => {
    const answer = await app.ask('put', `/sites/${thread.site.id}/outside-check`, admin).send({ url: service.url, deadlineMs: 3_000, otherwise });
    service.secret = String(answer.body.secret);
  };
  const post = async (body: string): Promise<OwnReplyView> => (await app.ask('post', `/threads/${thread.id}/replies`, author).send({ body }).expect(201)).body as OwnReplyView;
  const say = (said: object, { secret = service.secret, siteId = thread.site.id, at = new Date() } = {}) => {
    const body = JSON.stringify(said);
    return app.ask('post', `/sites/${siteId}/outside-check/verdicts`).set({ 'content-type': 'application/json', ...signMessage(secret, randomUUID(), body, at) }).send(body);
  };
  const events = async () => ((await app.ask('get', `/threads/${thread.id}/events`)).body.items as { type: string }[]).map(({ type }) => type);
  const waits = async () => ((await app.ask('get', `/moderation/queue?threadId=${thread.id}`, admin)).body.items as { reasons: unknown[] }[]).map(({ reasons }) => reasons);

  it('lets go what waited for it, and says so once', async () => {
    await set('hold');
    const reply = await post('A text to think about.');
    expect([reply.status, reply.reasons]).toEqual(['held', [{ check: 'outside', code: 'outside.pending', detail: null }]]);
    const answer = await say({ replyId: reply.id, revision: 1, outcome: 'publish', score: 0.1 });
    expect([answer.status, answer.body]).toEqual([200, { replyId: reply.id, revision: 1, status: 'published', taken: true }]);
    expect(await events()).toEqual(['reply.published']);
    expect((await app.ask('get', `/replies/${reply.id}`)).status).toBe(200);
    const again = await say({ replyId: reply.id, revision: 1, outcome: 'hold' });
    expect(again.body).toEqual({ replyId: reply.id, revision: 1, status: 'published', taken: false });
    expect(await events()).toEqual(['reply.published']);
    expect(await recount(app)).toEqual([]);
  });

  it('holds what was shown meanwhile, with what it found for moderators, and refuses nothing any more', async () => {
    await set('publish');
    const reply = await post('Buy these wonderful things.');
    expect(reply.status).toBe('published');
    const said = { outcome: 'refuse', score: 0.9, code: 'advert', detail: 'wonderful things', spots: [{ start: 10, end: 26 }, { start: 20, end: 400 }], version: 3 };
    expect((await say({ replyId: reply.id, revision: 1, ...said })).body).toMatchObject({ status: 'held', taken: true });
    expect(await events()).toEqual(['reply.published', 'reply.removed']);
    expect((await app.ask('get', `/replies/${reply.id}`)).status).toBe(404);
    expect(await waits()).toEqual([[{ check: 'outside', outcome: 'hold', code: 'outside.refused', detail: 'advert: wonderful things', score: 0.9, version: 3, lists: null, spots: [{ start: 10, end: 26 }] }]]);
    const mine = (await app.ask('get', `/threads/${thread.id}/mine`, author)).body.held as OwnReplyView[];
    expect(mine.map(({ reasons }) => reasons)).toEqual([[{ check: 'outside', code: 'outside.refused', detail: null }]]);
    expect(await app.database.client.reply.findUniqueOrThrow({ where: { id: reply.id }, select: { suspicion: true } })).toEqual({ suspicion: 90 });
    expect(await recount(app)).toEqual([]);
  });

  it('does not let go what another check holds, nor what an earlier text was held for', async () => {
    await set('hold');
    const linked = await post('https://a.example https://b.example https://c.example');
    expect((await say({ replyId: linked.id, revision: 1, outcome: 'publish' })).body).toMatchObject({ status: 'held', taken: true });
    const edited = await app.ask('patch', `/replies/${linked.id}`, author).send({ body: 'Without any of them.' });
    expect(edited.body.reasons).toEqual([{ check: 'outside', code: 'outside.pending', detail: null }]);
    expect((await say({ replyId: linked.id, revision: 1, outcome: 'publish' })).body.code).toBe('reply.revision-moved');
    expect((await say({ replyId: linked.id, revision: 2, outcome: 'publish' })).body).toMatchObject({ status: 'held', taken: true });
  });

  it('changes nothing that a moderator has decided, and does not publish in a thread that is closed', async () => {
    await set('hold');
    const [approved, late] = [await post('Approved before it was answered.'), await post('Answered after the thread was closed.')];
    await app.ask('post', `/moderation/replies/${approved.id}/decisions`, admin).send({ decision: 'approve', revision: 1 }).expect(201);
    expect((await say({ replyId: approved.id, revision: 1, outcome: 'hold' })).body).toMatchObject({ status: 'published', taken: true });
    await app.ask('patch', `/threads/${thread.id}`, admin).send({ status: 'closed' }).expect(200);
    expect((await say({ replyId: late.id, revision: 1, outcome: 'publish' })).body).toMatchObject({ status: 'held', taken: true });
  });

  it('is believed only with the signature of its own site, made lately', async () => {
    await set('hold');
    const reply = await post('Who may speak about this?');
    const publish = { replyId: reply.id, revision: 1, outcome: 'publish' };
    const other = await makeThread(app);
    const theirs = await app.ask('put', `/sites/${other.site.id}/outside-check`, admin).send({ url: service.url, deadlineMs: 3_000, otherwise: 'hold' });
    const secret = String(theirs.body.secret);
    expect((await say(publish, { secret })).body.code).toBe('outside-check.signature');
    expect((await say(publish, { secret, siteId: other.site.id })).body.code).toBe('reply.absent');
    expect((await say(publish, { at: new Date(Date.now() - 301_000) })).body.code).toBe('outside-check.signature');
    expect((await app.ask('post', `/sites/${thread.site.id}/outside-check/verdicts`, admin).send(publish)).body.code).toBe('outside-check.signature');
    expect((await say(publish, { siteId: (await makeThread(app)).site.id })).body.code).toBe('outside-check.absent');
    for (const wrong of [{ outcome: 'reject' }, { score: 2 }, { revision: 0 }, { replyId: 'one' }]) expect((await say({ ...publish, ...wrong })).status).toBe(422);
    expect((await say({ ...publish, replyId: randomUUID() })).body.code).toBe('reply.absent');
    expect((await app.ask('get', `/replies/${reply.id}`)).status).toBe(404);
  });

  it(`comes at the same moment as a decision, an edit or a withdrawal, ${ROUNDS} times each, and theirs is how it ends`, async () => {
    await set('hold');
    const ends: unknown[] = [];
    for (let round = 0; round < 3 * ROUNDS; round += 1) {
      author = await makeUser(app);
      const { id } = await post(`A text of its own: ${randomUUID()}`);
      const verdict = () => say({ replyId: id, revision: 1, outcome: 'publish' });
      const rival = () => {
        if (round % 3 === 0) return app.ask('post', `/moderation/replies/${id}/decisions`, admin).send({ decision: 'reject', reason: 'spam', revision: 1 });
        return round % 3 === 1 ? app.ask('patch', `/replies/${id}`, author).send({ body: `Edited: ${randomUUID()}` }) : app.ask('delete', `/replies/${id}`, author);
      };
      const [one, other] = await Promise.all(round % 2 === 0 ? [verdict(), rival()] : [rival(), verdict()]);
      const [said, done] = round % 2 === 0 ? [one, other] : [other, one];
      // Only an edit makes the verdict one on another text.
      expect([said.status, said.status === 409 ? [round % 3, said.body.code] : null]).toEqual([said.status === 409 ? 409 : 200, said.status === 409 ? [1, 'reply.revision-moved'] : null]);
      expect(done.ok).toBe(true);
      const { status, revision } = await app.database.client.reply.findUniqueOrThrow({ where: { id }, select: { status: true, revision: true } });
      ends.push([round % 3, status, revision]);
    }
    const legal = [[0, 'rejected', 1], [1, 'held', 2], [2, 'withdrawn', 1]];
    expect(ends).toEqual(ends.map((_, round) => legal[round % 3]));
    expect(await recount(app)).toEqual([]);
  });
});
