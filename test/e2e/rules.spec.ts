import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RulesTestAnswer, TriedVerdict } from '#contract/rules';
import { shownText } from '#platform/markup/shown-text';
import { makeLearned } from '../make/decided.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { labelledSet } from '../sets/labelled-set.js';

let app: TestApp;
let admin: Somebody;
let moderator: Somebody;
beforeAll(async () => {
  app = await TestApp.start();
  [admin, moderator] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'moderator' })];
});
afterAll(() => app.stop());

describe('the test bench', () => {
  const test = async (siteId: string, body: string, userId?: string) =>
    (await app.ask('post', '/moderation/rules/test', moderator).send({ siteId, body, ...(userId === undefined ? {} : { userId }) })).body as RulesTestAnswer;
  const verdict = ({ verdicts }: RulesTestAnswer, check: string): TriedVerdict | undefined => verdicts.find((each) => each.check === check);

  it('says what every check says, marks what it found, and keeps nothing', async () => {
    const { site } = await makeThread(app, { settings: { holdFirstReplies: 3 } });
    await app.ask('put', `/moderation/words?siteId=${site.id}`, moderator).send({ banned: ['fnord'], suspect: ['free crypto'] });
    const before = await app.database.client.reply.count();
    const calm = await test(site.id, 'A calm text.');
    expect([calm.outcome, calm.html, calm.scorer]).toEqual(['publish', '<p>A calm text.</p>', null]);
    expect(calm.verdicts.every(({ outcome, code }) => outcome === 'publish' && code === null)).toBe(true);
    const both = await test(site.id, 'Some **FR33  crypto** and a f.n.o.r.d');
    expect([both.outcome, verdict(both, 'banned-words')?.outcome, verdict(both, 'suspect-words')?.outcome]).toEqual(['refuse', 'refuse', 'hold']);
    const shown = shownText(both.html);
    expect(['banned-words', 'suspect-words'].flatMap((check) => verdict(both, check)?.spots.map(({ start, end }) => shown.slice(start, end)) ?? [])).toEqual(['f.n.o.r.d', 'FR33  crypto']);
    expect(verdict(both, 'suspect-words')).toMatchObject({ code: 'words.suspect', detail: 'free crypto', version: 2, lists: expect.any(Number) });
    expect(await app.database.client.reply.count()).toBe(before);
  });

  it('asks as if a certain reader posted it', async () => {
    const { site } = await makeThread(app, { settings: { holdFirstReplies: 1 } });
    const newcomer = await makeUser(app);
    expect((await test(site.id, 'A calm text.', newcomer.id)).outcome).toBe('hold');
    expect(verdict(await test(site.id, 'A calm text.', newcomer.id), 'first-replies')?.code).toBe('author.new');
    expect((await app.ask('post', '/moderation/rules/test', moderator).send({ siteId: site.id, body: 'x', userId: site.id })).body.code).toBe('user.absent');
  });

  it('says what the scorer makes of it and why, though it may do nothing yet', async () => {
    const thread = await makeThread(app);
    await makeLearned(app, { threadId: thread.id, author: await makeUser(app), moderator }, labelledSet().slice(0, 300).map(({ text, rejected }) => ({ body: text, rejected })));
    const answer = await test(thread.site.id, 'Double your bitcoin in a day, guaranteed profit.');
    expect([answer.outcome, verdict(answer, 'scorer')?.code]).toEqual(['publish', null]);
    expect(answer.scorer?.score).toBeGreaterThan(0.9);
    expect(answer.scorer?.against).toContain('bitcoin');
  });

  it('is for moderators of the site', async () => {
    const { site } = await makeThread(app);
    const elsewhere = await makeUser(app);
    const other = await makeThread(app);
    await app.ask('put', `/users/${elsewhere.id}/role`, admin).send({ role: 'moderator', siteId: other.site.id }).expect(200);
    expect((await app.ask('post', '/moderation/rules/test', elsewhere).send({ siteId: site.id, body: 'x' })).status).toBe(403);
    expect((await app.ask('post', '/moderation/rules/test', admin).send({ siteId: admin.id, body: 'x' })).body.code).toBe('site.absent');
  });
});
