import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplayView } from '#contract/rules';
import { DraftWords } from '#domain/rules/draft-words';
import { GoOnReplaying } from '#domain/rules/go-on-replaying';
import { findReplay } from '#domain/rules/replays.store';
import { Housekeeping } from '../../apps/worker/src/jobs/housekeeping.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeDecided, makeLearned } from '../make/decided.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { labelledSet } from '../sets/labelled-set.js';

let app: TestApp;
let admin: Somebody;
let moderator: Somebody;
let author: Somebody;
beforeAll(async () => {
  app = await TestApp.start();
  [admin, moderator, author] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'moderator' }), await makeUser(app)];
});
afterAll(() => app.stop());

describe('a draft of rules', () => {
  const start = async (thread: MadeThread, draft: object) => {
    const answer = await app.ask('post', '/moderation/rules/replays', moderator).send({ siteId: thread.site.id, ...draft });
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    return answer.body as ReplayView;
  };
  const read = async (id: string) => (await app.ask('get', `/moderation/rules/replays/${id}`, moderator)).body as ReplayView;
  const goOn = (replayId: string) => app.get(GoOnReplaying).run({ replayId });
  const switchOn = (id: string, who = moderator) => app.ask('post', `/moderation/rules/replays/${id}/switch-on`, who);
  const words = async (thread: MadeThread) => (await app.ask('get', `/moderation/words?siteId=${thread.site.id}`, moderator)).body as object;

  it('says what it would have held and what it would have let be, with examples, and holds once it is switched on', async () => {
    const thread = await makeThread(app);
    await app.ask('put', `/moderation/words?siteId=${thread.site.id}`, moderator).send({ banned: [], suspect: ['peacock'] });
    const [held, crypto, spaced] = [await makeReply(app, thread.id, { body: 'What a peacock.' }), await makeReply(app, thread.id, { body: 'Free **crypto** here.' }), await makeReply(app, thread.id, { body: 'c r y p t o' })];
    await makeReply(app, thread.id, { body: 'A calm text.' });
    await makeReply(app, (await makeThread(app)).id, { body: 'Crypto on another site.' });
    await app.ask('post', `/moderation/replies/${crypto.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    const before = await words(thread);
    const draft = { words: { banned: [], suspect: ['crypto'] } };
    const started = await start(thread, { ...draft, days: 7 });
    expect(started).toMatchObject({ draft, days: 7, state: 'running', total: 4, seen: 0, switchedOnAt: null });
    expect((await switchOn(started.id)).body.code).toBe('replay.unfit');
    await goOn(started.id);
    const done = await read(started.id);
    expect(done).toMatchObject({ state: 'done', total: 4, seen: 4, caught: { count: 2, rejected: 1 }, released: { count: 1, rejected: 0 } });
    expect(done.caught.examples).toEqual([
      { replyId: crypto.id, text: 'Free crypto here.', status: 'rejected', check: 'suspect-words', outcome: 'hold', detail: 'crypto' },
      { replyId: spaced.id, text: 'c r y p t o', status: 'published', check: 'suspect-words', outcome: 'hold', detail: 'crypto' },
    ]);
    expect(done.released.examples.map(({ replyId, detail }) => [replyId, detail])).toEqual([[held.id, 'peacock']]);
    expect(await words(thread)).toEqual(before);
    expect((await switchOn(started.id)).body.switchedOnAt).toEqual(expect.any(String));
    expect(await words(thread)).toEqual(draft.words);
    expect((await makeReply(app, thread.id, { body: 'More crypto.' })).status).toBe('held');
    expect((await switchOn(started.id)).body.code).toBe('replay.unfit');
    const log = await app.ask('get', `/moderation/log?targetId=${thread.site.id}&action=words.change`, admin);
    expect(log.body.items[0].after).toMatchObject({ version: expect.any(Number), added: { banned: [], suspect: ['crypto'] } });
  });

  it('goes through any number in parts, counts each once however often a part is run, and stops when it is cancelled', async () => {
    const thread = await makeThread(app);
    const texts = Array.from({ length: 450 }, (_, number) => ({ body: `Text ${number} about ${number % 3 === 0 ? 'crypto' : 'bridges'}`, rejected: number % 6 === 0 }));
    await makeDecided(app, { threadId: thread.id, author, moderator }, texts);
    const draft = { words: { banned: ['crypto'], suspect: [] } };
    const { id } = await start(thread, draft);
    await goOn(id);
    expect(await read(id)).toMatchObject({ state: 'running', total: 450, seen: 200 });
    while ((await read(id)).state === 'running') await Promise.all([goOn(id), goOn(id), goOn(id), goOn(id)]);
    const done = await read(id);
    expect(done).toMatchObject({ state: 'done', seen: 450, caught: { count: 150, rejected: 75 }, released: { count: 0 } });
    expect(done.caught.examples).toHaveLength(50);
    const other = await start(thread, draft);
    await goOn(other.id);
    await app.ask('delete', `/moderation/rules/replays/${other.id}`, moderator).expect(204);
    await goOn(other.id);
    expect(await read(other.id)).toMatchObject({ state: 'cancelled', seen: 200 });
    expect((await switchOn(other.id)).body.code).toBe('replay.unfit');
  });

  it('of checks and of the scorer takes an admin and figures, and is switched on whole or not at all', async () => {
    const thread = await makeThread(app);
    const siteId = thread.site.id;
    await makeReply(app, thread.id, { body: 'https://a.example https://b.example https://c.example' });
    const draft = { checks: { links: 'tag' }, scorerThreshold: 0.9, words: { banned: ['fnord'], suspect: [] } };
    const { id } = await start(thread, draft);
    await goOn(id);
    expect((await read(id)).released).toMatchObject({ count: 1, examples: [{ check: 'links', outcome: 'hold' }] });
    expect((await switchOn(id)).status).toBe(403);
    expect((await switchOn(id, admin)).body.code).toBe('scorer.no-figures');
    expect([await words(thread), (await read(id)).switchedOnAt]).toEqual([{ banned: [], suspect: [] }, null]);
    await makeLearned(app, { threadId: thread.id, author, moderator }, labelledSet().slice(0, 600).map(({ text, rejected }) => ({ body: text, rejected })));
    expect((await switchOn(id, admin)).status).toBe(200);
    expect((await app.ask('get', `/moderation/scorer?siteId=${siteId}`, moderator)).body).toMatchObject({ mode: 'hold', threshold: 0.9 });
    expect((await makeReply(app, thread.id, { body: 'https://d.example https://e.example https://f.example' })).status).toBe('published');
    expect(await words(thread)).toEqual(draft.words);
  });

  it('does not undo what a colleague changed since it was tried: it says what that was, and can be tried again', async () => {
    const thread = await makeThread(app);
    const [siteId, put] = [thread.site.id, (suspect: string[], language = '') => app.ask('put', `/moderation/words?siteId=${thread.site.id}${language}`, moderator).send({ banned: [], suspect }).expect(200)];
    const draft = { words: { banned: [], suspect: ['crypto'] }, checks: { links: 'tag' } };
    const tried = async () => {
      const { id } = await start(thread, draft);
      await goOn(id);
      return id;
    };
    const first = await tried();
    await put(['peacock']);
    const refused = await switchOn(first, admin);
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([409, 'replay.moved', [{ path: 'words', message: expect.any(String) }]]);
    expect([await words(thread), (await read(first)).switchedOnAt]).toEqual([{ banned: [], suspect: ['peacock'] }, null]);
    const second = await tried();
    await app.ask('patch', `/sites/${siteId}`, admin).send({ settings: { checks: { repetition: 'tag' } } }).expect(200);
    expect((await switchOn(second, admin)).body.errors).toEqual([{ path: 'checks', message: expect.any(String) }]);
    // Lists that the draft is not about may change.
    const third = await tried();
    await put(['pavo'], '&language=es');
    await switchOn(third, admin).expect(200);
    expect(await words(thread)).toEqual(draft.words);
  });

  it('keeps no word of what it found: what stands there is read when it is shown, and gone with the text', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id, { body: 'Free crypto for Ana Beispiel.' });
    const { id } = await start(thread, { words: { banned: [], suspect: ['crypto', 'ana beispiel'] } });
    await goOn(id);
    expect((await read(id)).caught.examples).toMatchObject([{ replyId: reply.id, check: 'suspect-words', outcome: 'hold', detail: 'crypto, ana beispiel' }]);
    const { found } = await app.database.client.ruleReplay.findUniqueOrThrow({ where: { id } });
    expect(found).toEqual({ caught: { count: 1, rejected: 0, examples: [{ replyId: reply.id, check: 'suspect-words', outcome: 'hold' }] }, released: { count: 0, rejected: 0, examples: [] } });
    await app.ask('delete', `/replies/${reply.id}`, reply.by).expect(204);
    expect((await read(id)).caught).toEqual({ count: 1, rejected: 0, examples: [] });
  });

  it('is tried one at a time on a site, however many start one at once; who starts the same gets that one', async () => {
    const thread = await makeThread(app);
    const ask = (suspect: string) => app.ask('post', '/moderation/rules/replays', moderator).send({ siteId: thread.site.id, words: { banned: [], suspect: [suspect] } });
    const answers = await Promise.all(Array.from({ length: 6 }, (_, number) => ask(`crypto ${number}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409, 409]);
    const running = answers.find(({ status }) => status === 202)!.body as ReplayView;
    const another = await ask('peacock');
    expect([another.body.code, another.body.errors]).toEqual(['replay.running', [{ path: 'replayId', message: running.id }]]);
    expect((await ask(running.draft.words!.suspect[0]!).expect(202)).body.id).toBe(running.id);
    await app.ask('delete', `/moderation/rules/replays/${running.id}`, moderator).expect(204);
    await ask('peacock').expect(202);
  });

  it('has its lists made ready once, and anew only where the lists beside them were changed', async () => {
    const thread = await makeThread(app);
    const { id } = await start(thread, { words: { banned: [], suspect: ['crypto'] } });
    const lists = async () => (await app.get(DraftWords).of((await findReplay(app.database.client, id))!)).then;
    const first = await lists();
    expect(await lists()).toBe(first);
    await app.ask('put', `/moderation/words?siteId=${thread.site.id}&language=es`, moderator).send({ banned: [], suspect: ['pavo'] }).expect(200);
    expect(await lists()).not.toBe(first);
  });

  it('drafts something, and looks back ninety days at most', async () => {
    const { site } = await makeThread(app);
    const ask = (body: object) => app.ask('post', '/moderation/rules/replays', moderator).send({ siteId: site.id, ...body });
    expect((await ask({})).status).toBe(422);
    expect((await ask({ checks: { links: 'publish' } })).status).toBe(422);
    expect((await ask({ checks: {}, days: 91 })).status).toBe(422);
    expect((await app.ask('get', `/moderation/rules/replays/${site.id}`, moderator)).body.code).toBe('replay.absent');
  });
});

it('a draft that was tried is forgotten after ninety days', async () => {
  const working = await TestApp.start({}, [WorkerModule]);
  const somebody = await makeUser(working, { role: 'moderator' });
  const tried = async (days: number) => {
    const { site } = await makeThread(working);
    const { body } = await working.ask('post', '/moderation/rules/replays', somebody).send({ siteId: site.id, checks: { links: 'tag' } }).expect(202);
    await working.database.client.ruleReplay.update({ where: { id: body.id }, data: { createdAt: new Date(Date.now() - days * 86_400_000) } });
    return body.id as string;
  };
  const [, late] = [await tried(91), await tried(89)];
  await working.get(Housekeeping).run();
  expect((await working.database.client.ruleReplay.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([late]);
  await working.stop();
});
