import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkPreview, BulkView } from '#contract/bulk';
import { newId } from '#platform/database/new-id';
import { WorkerModule } from '#worker/worker.module';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { nextEvent, TestApp } from '../support/test-app.js';

describe('one decision on many replies', () => {
  let app: TestApp;
  let ana: Somebody;
  let bea: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({}, [WorkerModule]);
    ana = await makeUser(app, { role: 'moderator', name: 'Ana' });
    bea = await makeUser(app, { role: 'moderator', name: 'Bea' });
  });
  afterAll(() => app.stop());

  const make = async (thread: MadeThread, many: number, author?: Somebody) => {
    const made = [];
    for (let n = 0; n < many; n += 1) made.push(await makeReply(app, thread.id, author ? { author } : {}));
    return made;
  };
  const preview = (body: object, asker = ana) => app.ask('post', '/moderation/bulk/previews', asker).send({ decision: 'reject', reason: 'spam', ...body });
  const previewed = async (body: object, asker = ana) => (await preview(body, asker).expect(201)).body as BulkPreview;
  const start = (previewId: string, asker = ana) => app.ask('post', '/moderation/bulk', asker).send({ previewId });
  const read = async (id: string, asker = ana) => (await app.ask('get', `/moderation/bulk/${id}`, asker).expect(200)).body as BulkView;
  const undo = (id: string, asker = ana) => app.ask('post', `/moderation/bulk/${id}/undo`, asker);
  /** Asks until a job is through. */
  async function through(id: string, state: BulkView['state'] = 'done'): Promise<BulkView> {
    for (;;) {
      const view = await read(id);
      if (view.state === state) return view;
    }
  }
  const done = async (id: string) => {
    await start(id).expect(202);
    return through(id);
  };
  const decide = (asker: Somebody, replyId: string, decision: object) => app.ask('post', `/moderation/replies/${replyId}/decisions`, asker).send({ revision: 1, ...decision });
  const statuses = async (ids: string[]) => {
    const rows = await app.database.client.reply.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } });
    return ids.map((id) => rows.find((row) => row.id === id)?.status);
  };

  it('says first what it touches and what it cannot, and does nothing', async () => {
    const [open, pre] = [await makeThread(app), await makeThread(app, { moderation: 'pre' })];
    const shown = await make(open, 2);
    const [held] = await make(pre, 1);
    const own = await makeReply(app, open.id, { author: ana });
    const gone = await makeReply(app, open.id);
    await decide(bea, gone.id, { decision: 'reject', reason: 'abuse' }).expect(201);
    const asked = await makeReply(app, open.id);
    await app.ask('post', `/moderation/replies/${asked.id}/ask`, bea).send({ revision: 1 }).expect(201);
    const nowhere = newId();
    const ids = [...shown, held, own, gone, asked].flatMap((reply) => (reply ? [reply.id] : []));
    const answer = await previewed({ replyIds: [...ids, nowhere, ids[0]], note: 'One wave.' });
    expect(answer).toMatchObject({
      decision: 'reject', reason: 'spam', note: 'One wave.', asked: 7,
      touches: { replies: 3, byStatus: { published: 2, held: 1, rejected: 0, withdrawn: 0 }, threads: 2, authors: 3 },
    });
    expect(answer.examples.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(answer.examples[0]).toMatchObject({ status: 'published', article: { id: open.articleId }, excerpt: shown[0]?.body });
    expect(answer.left).toEqual([
      { replyId: own.id, code: 'reply.own' },
      { replyId: gone.id, code: 'reply.transition' },
      { replyId: asked.id, code: 'reply.two-must-agree' },
      { replyId: nowhere, code: 'reply.absent' },
    ]);
    expect(await statuses(ids)).toEqual(['published', 'published', 'held', 'published', 'rejected', 'published']);
    await app.ask('get', `/moderation/bulk/${answer.id}`, ana).expect(404);
  });

  it('does all of it, each with its log and its statement, tells how far it is, and counts stay exact', async () => {
    const thread = await makeThread(app);
    const [first] = await make(thread, 1);
    const answer = await makeReply(app, thread.id, { parentId: first?.id ?? '' });
    const more = await make(thread, 20);
    await app.ask('post', `/replies/${more[0]?.id}/reports`, await makeUser(app)).send({ reason: 'spam' }).expect(201);
    const ids = [first, ...more].flatMap((reply) => (reply ? [reply.id] : []));
    const socket = await app.connect(ana);
    const told = nextEvent(socket, 'bulk.progress', ({ state }) => state === 'running');
    const end = nextEvent(socket, 'bulk.progress', ({ state }) => state === 'done');
    const { id } = await previewed({ replyIds: ids });
    expect((await start(id).expect(202)).body).toMatchObject({ id, asked: 21, left: [] });
    expect(await told).toMatchObject({ id, moderatorId: ana.id, asked: 21 });
    expect(await end).toMatchObject({ id, waiting: 0 });
    expect(await read(id)).toMatchObject({ state: 'done', done: 21, waiting: 0, left: [], undone: 0, kept: [] });
    expect(new Set(await statuses(ids))).toEqual(new Set(['rejected']));
    expect(await statuses([answer.id])).toEqual(['published']);
    expect((await app.ask('get', `/threads/${thread.id}`)).body.replyCount).toBe(1);
    const { client } = app.database;
    expect(await client.decision.count({ where: { replyId: { in: ids }, decision: 'reject', reason: 'spam', moderatorId: ana.id } })).toBe(21);
    const log = await client.logEntry.findMany({ where: { targetId: { in: ids } } });
    expect([log.length, log.every(({ action, after }) => action === 'reply.reject' && (after as { bulkId?: string }).bulkId === id)]).toEqual([21, true]);
    const statements = (await app.ask('get', '/me/statements', first?.by ?? {}).expect(200)).body;
    expect(statements.items).toMatchObject([{ measure: 'removed' }]);
    // Begun again, it is the same job.
    expect((await start(id).expect(202)).body).toMatchObject({ id, state: 'done', done: 21 });
    expect(await client.decision.count({ where: { replyId: { in: ids } } })).toBe(21);
    expect(await recount(app)).toEqual([]);
  });

  it('leaves what was edited or decided on since the preview, and says so', async () => {
    const pre = await makeThread(app, { moderation: 'pre' });
    const [approved, edited, still, asked] = await make(pre, 4);
    const [kept] = await make(await makeThread(app), 1);
    const ids = [approved, edited, still, kept].flatMap((reply) => (reply ? [reply.id] : []));
    const { id } = await previewed({ replyIds: [...ids, asked?.id] });
    await decide(bea, approved?.id ?? '', { decision: 'approve' }).expect(201);
    await decide(bea, kept?.id ?? '', { decision: 'approve' }).expect(201);
    await app.ask('patch', `/replies/${edited?.id}`, edited?.by ?? {}).send({ body: 'Quite another text.' }).expect(200);
    await app.ask('post', `/moderation/replies/${asked?.id}/ask`, bea).send({ revision: 1 }).expect(201);
    const view = await done(id);
    const left = Object.fromEntries(view.left.map(({ replyId, code }) => [replyId, code]));
    expect(left).toMatchObject({ [approved?.id ?? '']: 'reply.decided-meanwhile', [kept?.id ?? '']: 'reply.decided-meanwhile', [edited?.id ?? '']: 'reply.revision-moved', [asked?.id ?? '']: 'reply.two-must-agree' });
    expect(await statuses(ids)).toEqual(['published', 'held', 'rejected', 'published']);
    expect(await recount(app)).toEqual([]);
  });

  it('takes the last replies of a reader, on one site or wherever one moderates', async () => {
    const [here, there] = [await makeSite(app), await makeSite(app)];
    const [one, other] = [await makeThread(app, { site: here }), await makeThread(app, { site: there })];
    const reader = await makeUser(app);
    const local = await makeUser(app);
    const admin = await makeUser(app, { role: 'admin' });
    await app.ask('put', `/users/${local.id}/role`, admin).send({ role: 'moderator', siteId: here.id }).expect(200);
    const [old] = await make(one, 1, reader);
    const mine = await make(one, 2, reader);
    const theirs = await make(other, 2, reader);
    const of = (last: number, more = {}) => ({ author: { userId: reader.id, last, ...more } });
    expect((await previewed(of(4))).examples.map(({ id }) => id)).toEqual([...mine, ...theirs].map(({ id }) => id).reverse());
    expect((await previewed(of(2, { siteId: here.id }))).examples.map(({ id }) => id)).toEqual(mine.map(({ id }) => id).reverse());
    await preview(of(2, { siteId: there.id }), local).expect(403);
    expect((await previewed(of(500), local)).touches).toMatchObject({ replies: 3, threads: 1, authors: 1 });
    expect((await previewed({ replyIds: theirs.map(({ id }) => id) }, local)).left.map(({ code }) => code)).toEqual(['role.insufficient', 'role.insufficient']);
    await preview({ author: { userId: newId(), last: 1 } }).expect(404);
    const { id } = await previewed(of(2, { siteId: here.id }), local);
    await start(id, ana).expect(404);
    // What somebody may not do any more when it is done is left.
    await app.ask('put', `/users/${local.id}/role`, admin).send({ role: 'reader', siteId: here.id }).expect(200);
    await start(id, local).expect(403);
    expect(await statuses([old?.id ?? '', ...mine.map((reply) => reply.id)])).toEqual(['published', 'published', 'published']);
  });

  it('is undone as a whole, but for what somebody has changed since', async () => {
    const [open, pre] = [await makeThread(app), await makeThread(app, { moderation: 'pre' })];
    const shown = await make(open, 3);
    const held = await make(pre, 2);
    const reported = shown[0]?.id ?? '';
    await app.ask('post', `/replies/${reported}/reports`, await makeUser(app)).send({ reason: 'spam' }).expect(201);
    const ids = [...shown, ...held].map(({ id }) => id);
    const before = await app.database.client.reply.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    const { id } = await previewed({ replyIds: ids });
    await done(id);
    const restored = ids[1] ?? '';
    await decide(bea, restored, { decision: 'restore' }).expect(201);
    await undo(id, bea).expect(404);
    expect((await undo(id).expect(202)).body).toMatchObject({ id });
    const view = await through(id, 'undone');
    expect(view).toMatchObject({ done: 1, undone: 4, waiting: 0, left: [], kept: [{ replyId: restored, code: 'decision.settled' }] });
    const after = await app.database.client.reply.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    const plain = (rows: typeof before) => rows.filter((row) => row.id !== restored);
    expect(plain(after)).toEqual(plain(before));
    expect((await app.ask('get', '/me/statements', shown[0]?.by ?? {})).body.items).toEqual([]);
    expect((await undo(id).expect(202)).body).toMatchObject({ state: 'undone', undone: 4 });
    expect(await app.database.client.logEntry.count({ where: { targetId: { in: ids }, action: 'reply.undo' } })).toBe(4);
    expect(await recount(app)).toEqual([]);
  });

  it('is begun within an hour, by whoever looked, and undone only when it is through', async () => {
    const [reply] = await make(await makeThread(app), 1);
    const { id } = await previewed({ replyIds: [reply?.id], decision: 'approve', reason: undefined });
    await undo(id).expect(404);
    await app.database.client.bulk.update({ where: { id }, data: { createdAt: new Date(Date.now() - 3_601_000) } });
    expect((await start(id)).body.code).toBe('bulk.too-old');
    await app.database.client.bulk.update({ where: { id }, data: { createdAt: new Date(), state: 'running' } });
    expect((await undo(id)).body.code).toBe('bulk.running');
    for (const wrong of [{}, { replyIds: [] }, { replyIds: [newId()], author: { userId: ana.id, last: 1 } }, { replyIds: [newId()], reason: undefined }, { author: { userId: ana.id, last: 501 } }]) await preview(wrong).expect(422);
    await preview({ replyIds: [newId()] }, await makeUser(app)).expect(403);
  });
});
