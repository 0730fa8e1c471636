import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import type { QueueItem } from '#contract/moderation';
import type { ScorerView } from '#contract/scorer';
import { LearnFromDecision } from '#domain/rules/learn-from-decision';
import type { Verdict } from '#domain/screening/screening';
import { makeDecided, makeLearned, type DecidedText } from '../make/decided.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { allDecisionsFollowed } from '../support/waiting-jobs.js';
import { labelledSet } from '../sets/labelled-set.js';

const SPAM = 'Double your bitcoin in a day, guaranteed profit, visit my page.';
const CALM = 'The council should publish the figures before the vote.';

describe('a site’s scorer', () => {
  let app: TestApp;
  let admin: Somebody;
  let moderator: Somebody;
  let author: Somebody;
  /** The thread of a site whose scorer has learned enough to act: the first story teaches it, once. */
  let taught: MadeThread;
  beforeAll(async () => {
    app = await TestApp.start({}, [WorkerModule]);
    [admin, moderator, author] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'moderator' }), await makeUser(app)];
  });
  afterAll(() => app.stop());

  const read = async (siteId: string) => (await app.ask('get', `/moderation/scorer?siteId=${siteId}`, moderator)).body as ScorerView;
  const set = (siteId: string, body: object, who = admin) => app.ask('put', `/sites/${siteId}/scorer`, who).send(body);
  const teach = (thread: MadeThread, texts: DecidedText[]) => makeLearned(app, { threadId: thread.id, author, moderator }, texts);
  const verdictOn = async (replyId: string): Promise<Verdict | undefined> => {
    const row = await app.database.client.revision.findFirstOrThrow({ where: { replyId }, orderBy: { revision: 'desc' } });
    return (row.verdicts as unknown as Verdict[]).find(({ check }) => check === 'scorer');
  };
  const post = async (thread: MadeThread, body: string) => (await app.ask('post', `/threads/${thread.id}/replies`, await makeUser(app)).send({ body })).body;
  const decisions: DecidedText[] = labelledSet().map(({ text, rejected }) => ({ body: text, rejected }));
  const words = (siteId: string) => app.database.client.scorerWord.findMany({ where: { siteId, OR: [{ approved: { gt: 0 } }, { rejected: { gt: 0 } }] }, orderBy: { word: 'asc' }, select: { word: true, approved: true, rejected: true } });

  it('starts neutral, may do nothing before it has shown figures, and holds with an explanation once it has', async () => {
    const thread = (taught = await makeThread(app));
    const siteId = thread.site.id;
    expect(await read(siteId)).toEqual({
      siteId, mode: 'off', threshold: null, learned: { approved: 0, rejected: 0 }, heldBack: { approved: 0, rejected: 0 }, speaksFrom: 100, figuresFrom: 30, figures: [], suggested: null,
    });
    for (const mode of ['tag', 'hold']) expect((await set(siteId, { mode, threshold: 0.9 })).body).toMatchObject({ code: 'scorer.no-figures', status: 409 });
    expect((await set(siteId, { mode: 'hold' })).status).toBe(422);
    expect((await set(siteId, { mode: 'shown' })).body.mode).toBe('shown');

    await teach(thread, decisions.slice(0, 200));
    expect(await verdictOn((await post(thread, SPAM)).id)).toMatchObject({ outcome: 'publish', code: null, score: 0 });
    expect((await set(siteId, { mode: 'hold', threshold: 0.9 })).body.code).toBe('scorer.no-figures');

    await teach(thread, decisions.slice(200, 600));
    const shown = await read(siteId);
    expect([shown.learned.approved + shown.learned.rejected, shown.figures.length]).toEqual([480, 7]);
    expect(Math.min(shown.heldBack.approved, shown.heldBack.rejected)).toBeGreaterThanOrEqual(30);
    expect(shown.figures.find(({ threshold }) => threshold === 0.9)).toMatchObject({ precision: expect.any(Number), recall: expect.any(Number) });
    const only = await post(thread, `Hello all. ${SPAM}`);
    expect([only.status, await verdictOn(only.id)]).toMatchObject(['published', { outcome: 'publish', code: 'scorer.scored', detail: null }]);
    expect((await verdictOn(only.id))?.score).toBeGreaterThan(0.9);

    expect((await set(siteId, { mode: 'hold', threshold: 0.9 })).body).toMatchObject({ mode: 'hold', threshold: 0.9 });
    const held = await post(thread, `Good evening! ${SPAM}`);
    expect([held.status, held.reasons]).toEqual(['held', [{ check: 'scorer', code: 'scorer.held', detail: null }]]);
    expect((await post(thread, `I say it again: ${CALM}`)).status).toBe('published');
    const queue = await app.ask('get', `/moderation/queue?threadId=${thread.id}`, moderator);
    const [item] = queue.body.items as QueueItem[];
    const [reason] = item?.reasons ?? [];
    expect(reason).toMatchObject({ check: 'scorer', outcome: 'hold', code: 'scorer.held', version: 1, detail: expect.stringMatching(/“bitcoin”.*against it/) });
    expect((reason?.spots ?? []).map(({ start, end }) => `Good evening! ${SPAM}`.slice(start, end))).toContain('bitcoin');
    const preview = await app.ask('post', '/preview', author).send({ body: SPAM, threadId: thread.id });
    expect(preview.body.hints).toEqual([{ outcome: 'hold', code: 'scorer.held', detail: null }]);
    const log = await app.ask('get', `/moderation/log?targetId=${siteId}&action=site.scorer`, admin);
    expect(log.body.items.map(({ after }: { after: unknown }) => after)).toEqual([{ mode: 'hold', threshold: 0.9 }, { mode: 'shown', threshold: null }]);
  });

  it('tells moderators and publishes where it may only tag', async () => {
    await set(taught.site.id, { mode: 'tag', threshold: 0.9 });
    const tagged = await post(taught, `Dear all, ${SPAM}`);
    expect([tagged.status, await verdictOn(tagged.id)]).toMatchObject(['published', { outcome: 'tag', code: 'scorer.tagged', detail: expect.stringContaining('against it') }]);
  });

  it('learns from what moderators decide, unlearns what is taken back, and follows who changes their mind', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const siteId = thread.site.id;
    const decide = (replyId: string, decision: object) => app.ask('post', `/moderation/replies/${replyId}/decisions`, moderator).send(decision);
    const reply = await makeReply(app, thread.id, { body: 'Wallets for everybody' });
    const decision = (await decide(reply.id, { decision: 'reject', revision: 1, reason: 'spam' })).body;
    await allDecisionsFollowed(app);
    expect((await read(siteId)).learned).toEqual({ approved: 0, rejected: 1 });
    expect(await words(siteId)).toHaveLength(5);
    // Within its ten seconds, however long what followed took.
    expect((await app.at(new Date(String(decision.at)), () => app.ask('post', `/moderation/decisions/${decision.id}/undo`, moderator))).status).toBe(200);
    await allDecisionsFollowed(app);
    expect([(await read(siteId)).learned, await words(siteId)]).toEqual([{ approved: 0, rejected: 0 }, []]);
    await decide(reply.id, { decision: 'reject', revision: 1, reason: 'spam' });
    await decide(reply.id, { decision: 'restore', revision: 1 });
    await allDecisionsFollowed(app);
    expect((await read(siteId)).learned).toEqual({ approved: 1, rejected: 0 });
    expect((await words(siteId)).every(({ approved, rejected }) => approved === 1 && rejected === 0)).toBe(true);
  });

  it('learns each decision once, however often and by however many it is told of it', async () => {
    const [thread, twice] = [await makeThread(app), await makeThread(app)];
    const texts = decisions.slice(0, 40);
    await teach(thread, texts);
    const ids = await makeDecided(app, { threadId: twice.id, author, moderator }, texts);
    for (const decisionId of ids) await Promise.all([1, 2, 3].map(() => app.get(LearnFromDecision).run({ decisionId })));
    expect(await read(twice.site.id)).toEqual({ ...(await read(thread.site.id)), siteId: twice.site.id });
    expect(await words(twice.site.id)).toEqual(await words(thread.site.id));
    expect(await app.database.client.scorerExample.count({ where: { siteId: twice.site.id, heldBack: true } })).toBe(8);
  });

  it('knows nothing of another site, and is for its admins to choose', async () => {
    const [thread, other] = [await makeThread(app), await makeThread(app)];
    await teach(thread, decisions.slice(0, 20));
    expect((await read(other.site.id)).learned).toEqual({ approved: 0, rejected: 0 });
    expect((await set(thread.site.id, { mode: 'shown' }, moderator)).status).toBe(403);
    expect((await app.ask('get', `/moderation/scorer?siteId=${thread.site.id}`, author)).status).toBe(403);
    expect((await set(admin.id, { mode: 'shown' })).body.code).toBe('site.absent');
    for (const threshold of [0.4, 1, 'much']) expect((await set(thread.site.id, { mode: 'hold', threshold })).status).toBe(422);
    await app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { scorer: { mode: 'hold', threshold: 0.5 } } }).expect(422);
  });
});
