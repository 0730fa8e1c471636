import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueAnswer } from '#contract/moderation';
import { queueRank, type Pressing } from '#domain/replies/urgency';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { eventually } from '../browser/support/eventually.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { untilAnswered } from '../support/until-answered.js';

const MINUTE = 60_000;

describe('the queues', () => {
  let app: TestApp;
  let ana: Somebody;
  let bea: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({}, [WorkerModule]);
    ana = await makeUser(app, { role: 'moderator', name: 'Ana' });
    bea = await makeUser(app, { role: 'moderator', name: 'Bea' });
  });
  afterAll(() => app.stop());

  const queue = async (query: string, asker: Somebody = ana) => (await app.ask('get', `/moderation/queue?${query}`, asker)).body as QueueAnswer;
  const ids = async (query: string) => (await queue(query)).items.map(({ reply }) => reply.id);
  const report = (replyId: string, reporter: Somebody) => app.ask('post', `/replies/${replyId}/reports`, reporter).send({ reason: 'abuse' });
  const decide = (replyId: string, decision: object) => app.ask('post', `/moderation/replies/${replyId}/decisions`, ana).send(decision);
  const at = async <Value>(moment: Date, work: () => Promise<Value>): Promise<Value> => {
    app.setTime(moment);
    try {
      return await work();
    } finally {
      app.setTime(new Date());
    }
  };

  describe('by urgency', () => {
    it('the database ranks as the rule does', async () => {
      const cases: [Pressing, Date][] = [0, 1, 7, 40, 1_000].flatMap((n) => [
        [{ reportWeight: 50 * n, suspicion: n % 101, likeCount: n, answerCount: 2 * n, audience: 3 * n }, new Date(1_795_000_000_000 + n * 1_234_567)] as [Pressing, Date],
        [{ reportWeight: 0, suspicion: 100, likeCount: 0, answerCount: n, audience: 0 }, new Date(1_795_000_000_123)] as [Pressing, Date],
      ]);
      for (const [pressing, since] of cases) {
        const { reportWeight, suspicion, likeCount, answerCount, audience } = pressing;
        const [row] = await app.database.client.$queryRaw<{ rank: number }[]>`SELECT queue_rank(${since}::timestamptz, ${reportWeight}::int, ${suspicion}::int, ${likeCount}::int, ${answerCount}::int, ${audience}::int) AS rank`;
        expect(row?.rank).toBeCloseTo(queueRank(pressing, since), 4);
      }
    });

    it('a report of somebody who is right comes before one of somebody who is not, and both after their time', async () => {
      const thread = await makeThread(app);
      const [right, wrong] = [await makeUser(app), await makeUser(app)];
      for (let n = 0; n < 4; n += 1) {
        const bad = await makeReply(app, thread.id);
        await report(bad.id, right);
        await decide(bad.id, { decision: 'reject', revision: 1, reason: 'abuse' });
        const good = await makeReply(app, thread.id);
        await report(good.id, wrong);
        await decide(good.id, { decision: 'approve', revision: 1 });
      }
      const [one, other] = [await makeReply(app, thread.id), await makeReply(app, thread.id)];
      await report(one.id, wrong);
      await report(other.id, right);
      const asked = `kind=reported&threadId=${thread.id}`;
      expect(await ids(asked)).toEqual([one.id, other.id]);
      expect(await ids(`${asked}&sort=urgency`)).toEqual([other.id, one.id]);
      const { items } = await queue(`${asked}&sort=urgency`);
      // Five of six against one of six, at 1.2 minutes a hundredth.
      expect((items[0]?.urgency ?? 0) - (items[1]?.urgency ?? 0)).toBeGreaterThan(70);
      expect(await recount(app)).toEqual([]);
    });

    it('page by page, each once, also while it grows', async () => {
      const thread = await makeThread(app, { moderation: 'pre' });
      const replies = [];
      for (let n = 0; n < 7; n += 1) replies.push(await makeReply(app, thread.id));
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: QueueAnswer = await queue(`kind=held&sort=urgency&threadId=${thread.id}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...page.items.map(({ reply }) => reply.id));
        if (seen.length === 3) await app.database.client.reply.update({ where: { id: seen[0] ?? '' }, data: { audience: 900 } });
        cursor = page.next;
      }
      expect(seen).toHaveLength(7);
      expect([...seen].sort()).toEqual(replies.map(({ id }) => id).sort());
      await app.database.client.reply.update({ where: { id: seen[0] ?? '' }, data: { audience: 0 } });
      const first = await queue(`kind=held&threadId=${thread.id}&limit=3`);
      expect((await app.ask('get', `/moderation/queue?kind=held&sort=urgency&cursor=${first.next}`, ana)).status).toBe(422);
    });
  });

  describe('narrowed', () => {
    it('by site, section, thread, author, language, rule and age', async () => {
      const site = await makeSite(app, { linksBeforeHold: 0 });
      const [politics, sport] = [await makeThread(app, { site }), await makeThread(app, { site })];
      await app.database.client.article.update({ where: { id: politics.articleId }, data: { section: 'Politics' } });
      const persian = await makeUser(app);
      await app.database.client.user.update({ where: { id: persian.id }, data: { locale: 'fa-AF' } });
      const linked = await makeReply(app, politics.id, { author: persian, body: 'Look at https://elsewhere.example/one for the rest of it.' });
      const old = await at(new Date(Date.now() - 90 * MINUTE), () => makeReply(app, sport.id, { body: 'Another, https://elsewhere.example/two, and much longer than that.' }));
      const within = `kind=held&siteId=${site.id}`;
      expect(await ids(within)).toEqual([old.id, linked.id]);
      expect(await ids(`${within}&section=politics`)).toEqual([linked.id]);
      expect(await ids(`${within}&threadId=${sport.id}`)).toEqual([old.id]);
      expect(await ids(`${within}&authorId=${persian.id}`)).toEqual([linked.id]);
      expect(await ids(`${within}&language=fa`)).toEqual([linked.id]);
      expect(await ids(`${within}&rule=links.many`)).toEqual([old.id, linked.id]);
      expect(await ids(`${within}&rule=words.suspect`)).toEqual([]);
      expect(await ids(`${within}&olderThan=60`)).toEqual([old.id]);
      expect(await ids(`${within}&olderThan=60&section=politics&sort=urgency`)).toEqual([]);
      for (const wrong of ['language=Persian', 'olderThan=-1', 'olderThan=soon', 'sort=newest', 'section=']) expect((await app.ask('get', `/moderation/queue?${wrong}`, ana)).status).toBe(422);
    });

    it('by filters that are kept: one’s own, and what colleagues share', async () => {
      const { site } = await makeThread(app);
      const body = { name: 'Politics, an hour late', question: { kind: 'held', siteId: site.id, section: 'Politics', olderThan: 60 } };
      const kept = await app.ask('post', '/moderation/filters', ana).send(body);
      expect([kept.status, kept.body]).toMatchObject([201, { ...body, shared: false, owner: { name: 'Ana' } }]);
      expect((await app.ask('post', '/moderation/filters', ana).send(body)).body.code).toBe('filter.taken');
      expect((await app.ask('get', '/moderation/filters', bea)).body.items).toEqual([]);
      const shared = (await app.ask('post', '/moderation/filters', ana).send({ ...body, name: 'For all of us', shared: true })).body;
      expect((await app.ask('get', '/moderation/filters', bea)).body.items).toEqual([shared]);
      expect((await app.ask('get', '/moderation/filters', ana)).body.items).toEqual([shared, kept.body]);
      expect((await app.ask('delete', `/moderation/filters/${shared.id}`, bea)).body.code).toBe('filter.absent');
      for (const { id } of [shared, kept.body]) await app.ask('delete', `/moderation/filters/${id}`, ana).expect(204);
      const unknown = { name: 'Nowhere', question: { siteId: ana.id } };
      expect((await app.ask('post', '/moderation/filters', ana).send(unknown)).body.code).toBe('site.absent');
      expect((await app.ask('post', '/moderation/filters', ana).send({ name: 'Odd', question: { colour: 'red' } })).status).toBe(422);
      expect((await app.ask('get', '/moderation/filters', await makeUser(app))).status).toBe(403);
    });
  });

  it('say since when the first waits, and how many have waited too long for their site', async () => {
    const before = await queue('kind=held');
    const thread = await makeThread(app, { moderation: 'pre', settings: { targetMinutes: 30 } });
    const old = await at(new Date(Date.now() - 40 * 24 * 60 * MINUTE), () => makeReply(app, thread.id));
    await at(new Date(Date.now() - 10 * MINUTE), () => makeReply(app, thread.id));
    const now = await queue('kind=held');
    expect(now.counts.held - before.counts.held).toBe(2);
    expect(now.late.held - before.late.held).toBe(1);
    expect(now.oldest.held).toBe(old.createdAt);
    expect(now.items[0]?.reply.id).toBe(old.id);
  });

  it('open as quickly at a hundred thousand held replies, by time and by urgency', async () => {
    const { client } = app.database;
    const thread = await makeThread(app, { moderation: 'pre' });
    const { by } = await makeReply(app, thread.id);
    for (let from = 0; from < 100_000; from += 2_000) await client.$executeRaw`
      INSERT INTO replies (id, thread_id, depth, author_id, status, body, html, text_hash, shown, held_at, suspicion, audience, created_at)
      SELECT (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid, ${thread.id}::uuid, 0, ${by.id}::uuid, 'held', 'x', 'x', ''::bytea, false,
             now() - n * interval '1 second', n * 7919::bigint % 101, n * 104729::bigint % 500, now() - n * interval '1 second' FROM generate_series(${from}::int + 1, ${from}::int + 2000) n`;
    const order = "queue_rank(held_at, report_weight, suspicion::integer, like_count, answer_count, audience)";
    const plans = ['held_at', order].map((place) => client.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN (ANALYZE) SELECT id FROM replies WHERE status = 'held' AND shadow IS NULL ORDER BY ${place}, id LIMIT 21`));
    const [byTime, byUrgency] = (await Promise.all(plans)).map((rows) => rows.map((row) => row['QUERY PLAN']).join('\n'));
    expect(byTime).toContain('replies_queue_held');
    expect(byUrgency).toContain('replies_urgent_held');
    expect(byTime + String(byUrgency)).not.toContain('Sort');
    const answer = await queue('kind=held&sort=urgency&limit=20');
    expect([answer.items.length, answer.counts.held]).toEqual([20, 1_000]);
    const urgencies = answer.items.map(({ urgency }) => urgency);
    expect(urgencies).toEqual([...urgencies].sort((one, other) => other - one));
    const next = await queue(`kind=held&sort=urgency&limit=20&cursor=${answer.next}`);
    expect(next.items[0]?.urgency).toBeLessThanOrEqual(urgencies.at(-1) ?? 0);
  });

  it('tell nobody of a decision that was taken back', async () => {
    const thread = await makeThread(app);
    const [author, reporter] = [await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    expect((await untilAnswered(() => report(reply.id, reporter))).status).toBe(201);
    const bell = async (user: Somebody) => ((await app.ask('get', '/me/notifications', user)).body.items as { kind: string }[]).map(({ kind }) => kind);
    const decision = (await decide(reply.id, { decision: 'reject', revision: 1, reason: 'abuse' })).body;
    await eventually(async () => expect([await bell(author), await bell(reporter)]).toEqual([['decision'], ['report']]));
    // Within its ten seconds, however long the telling took.
    await app.at(new Date(String(decision.at)), () => app.ask('post', `/moderation/decisions/${decision.id}/undo`, ana).expect(200));
    await eventually(async () => expect([await bell(author), await bell(reporter)]).toEqual([[], []]));
  });
});
