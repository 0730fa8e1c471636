import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PictureView, TransparencyView } from '#contract/overview';
import { makeAged } from '../make/aged.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('what went on, in numbers', () => {
  let app: TestApp;
  let ana: Somebody;
  let ben: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    ana = await makeUser(app, { role: 'moderator', name: 'Ana' });
    ben = await makeUser(app, { role: 'moderator', name: 'Ben' });
  });
  afterAll(() => app.stop());

  const picture = async (query: string): Promise<PictureView> => (await app.ask('get', `/moderation/picture?${query}`, ana).expect(200)).body;

  /** A reply that was posted at a moment, and decided on by somebody at another. */
  const written = async (threadId: string, at: string) => {
    const reply = await makeReply(app, threadId);
    await makeAged(app, reply.id, new Date(at));
    return reply;
  };
  const decided = async (replyId: string, by: Somebody, decision: string, at: string) => {
    const { body } = await app.ask('post', `/moderation/replies/${replyId}/decisions`, by).send({ decision, revision: 1, ...(decision === 'reject' ? { reason: 'spam' } : {}) }).expect(201);
    await app.database.client.decision.update({ where: { id: body.id }, data: { createdAt: new Date(at) } });
  };
  const reported = async (replyId: string, at: string) => {
    await app.ask('post', `/replies/${replyId}/reports`, await makeUser(app)).send({ reason: 'hate' }).expect(201);
    await app.database.client.report.updateMany({ where: { replyId }, data: { createdAt: new Date(at) } });
    await app.database.client.reply.update({ where: { id: replyId }, data: { reportedAt: new Date(at) } });
  };

  it('is a day by hour and by moderator, equal to what was written by hand', async () => {
    const site = await makeSite(app);
    const [first, read] = [await makeThread(app, { site }), await makeThread(app, { site, moderation: 'pre' })];
    const early = await written(first.id, '2026-03-10T08:10:00Z');
    await written(first.id, '2026-03-10T08:50:00Z');
    await written(first.id, '2026-03-09T23:59:59Z');
    await written(first.id, '2026-03-11T00:00:00Z');
    const [one, two] = [await written(read.id, '2026-03-10T09:00:00Z'), await written(read.id, '2026-03-10T09:30:00Z')];
    await written(read.id, '2026-03-10T10:00:00Z');
    await decided(one.id, ana, 'approve', '2026-03-10T09:01:00Z');
    await decided(two.id, ana, 'reject', '2026-03-10T09:35:00Z');
    await reported(early.id, '2026-03-10T08:20:00Z');
    await decided(early.id, ben, 'reject', '2026-03-10T10:20:00Z');
    await decided(early.id, ben, 'restore', '2026-03-10T10:30:00Z');

    const { total, hours, moderators, waiting } = await picture(`siteId=${site.id}&day=2026-03-10`);
    expect(total).toEqual({ posted: 5, held: 3, reports: 1, decisions: 4, medianSeconds: 300 });
    expect(hours).toHaveLength(24);
    const nothing = { posted: 0, held: 0, reports: 0, decisions: 0, medianSeconds: null };
    expect(hours.slice(7, 12)).toEqual([
      { from: '2026-03-10T07:00:00.000Z', ...nothing },
      { from: '2026-03-10T08:00:00.000Z', ...nothing, posted: 2, reports: 1 },
      { from: '2026-03-10T09:00:00.000Z', posted: 2, held: 2, reports: 0, decisions: 2, medianSeconds: 180 },
      { from: '2026-03-10T10:00:00.000Z', posted: 1, held: 1, reports: 0, decisions: 2, medianSeconds: 7_200 },
      { from: '2026-03-10T11:00:00.000Z', ...nothing },
    ]);
    expect(moderators.map((each) => [each.moderator.name, each.decisions, each.medianSeconds]).sort()).toEqual([['Ana', 2, 180], ['Ben', 2, 7_200]]);
    expect(waiting).toEqual({ held: { count: 1, oldest: '2026-03-10T10:00:00.000Z' }, reported: { count: 0, oldest: null } });
  });

  it('has the days and hours of the zone that is asked for', async () => {
    const thread = await makeThread(app);
    await written(thread.id, '2026-03-29T00:30:00Z');
    await written(thread.id, '2026-03-29T21:59:00Z');
    const at = `siteId=${thread.site.id}&day=2026-03-29&timeZone=`;
    // Clocks go forward that day in Berlin: it has 23 hours, and ends at 22:00 UTC.
    const berlin = await picture(`${at}Europe/Berlin`);
    expect([berlin.hours.length, berlin.hours[0]?.from, berlin.hours[1]?.posted, berlin.hours[22]?.posted, berlin.total.posted]).toEqual([23, '2026-03-28T23:00:00.000Z', 1, 1, 2]);
    const kabul = await picture(`${at}Asia/Kabul`);
    expect([kabul.hours.length, kabul.hours[0]?.from, kabul.hours[5]?.posted, kabul.total.posted]).toEqual([24, '2026-03-28T19:30:00.000Z', 1, 1]);
    const today = () => new Date().toISOString().slice(0, 10);
    const before = today();
    const { day } = await picture(`siteId=${thread.site.id}`);
    expect([before, today()]).toContain(day);
    for (const wrong of ['timeZone=Mars/Olympus', 'day=2026-02-30', 'day=yesterday']) expect((await app.ask('get', `/moderation/picture?${wrong}`, ana)).status).toBe(422);
  });

  it('is a report over days, as JSON and as a table', async () => {
    const site = await makeSite(app);
    const [thread, read] = [await makeThread(app, { site }), await makeThread(app, { site, moderation: 'pre' })];
    const reader = await makeUser(app);
    const [one, two, three] = [await written(read.id, '2026-05-01T10:00:00Z'), await written(read.id, '2026-05-31T10:00:00Z'), await written(thread.id, '2026-05-02T10:00:00Z')];
    await written(thread.id, '2026-06-01T00:00:00Z');
    await decided(one.id, ana, 'reject', '2026-05-01T10:01:00Z');
    await decided(two.id, ana, 'approve', '2026-05-31T10:03:00Z');
    await reported(three.id, '2026-05-02T11:00:00Z');
    await decided(three.id, ben, 'reject', '2026-05-02T11:10:00Z');
    await decided(three.id, ben, 'restore', '2026-05-03T10:00:00Z');
    const { body: sanction } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind: 'warn', reason: 'abuse', siteId: site.id }).expect(201);
    await app.database.client.sanction.update({ where: { id: sanction.id }, data: { createdAt: new Date('2026-05-05T00:00:00Z') } });

    const query = `siteId=${site.id}&from=2026-05-01&to=2026-05-31`;
    const report: TransparencyView = (await app.ask('get', `/moderation/transparency?${query}`, ana).expect(200)).body;
    expect(report).toMatchObject({
      site: { id: site.id, name: site.name },
      replies: 3,
      means: { automated: 2, human: 2 },
      removals: { byReason: { spam: 2, abuse: 0, none: 0 }, bySource: { screening: 1, report: 1, notice: 0, own: 0, unknown: 0 } },
      approvals: 1,
      reversals: 1,
      seconds: { median: 180, ninetieth: 516 },
      reports: { total: 1, byReason: { hate: 1 } },
      sanctions: { total: 1, byKind: { warn: 1, ban: 0 } },
    });
    const table = await app.ask('get', `/moderation/transparency.csv?${query}`, ana).expect(200);
    expect(table.headers['content-type']).toContain('text/csv');
    expect(table.text).toContain('removals by reason,spam,2');
    expect(table.text).toContain('seconds to decide,median,180');
    const month: TransparencyView = (await app.ask('get', `/moderation/transparency?siteId=${site.id}&to=2026-05-30`, ana).expect(200)).body;
    expect([month.from, month.replies]).toEqual(['2026-05-01', 2]);
  });
});
