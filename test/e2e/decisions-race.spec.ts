import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecisionKind } from '#contract/moderation';
import { listLog } from '#domain/audit/log.store';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { untilAnswered } from '../support/until-answered.js';

const ROUNDS = 200;
/** So many at once, each in a thread of its own: two who race for one reply, and not everybody for one lock. */
const LANES = 10;

interface Recorded {
  status: string;
  revision: number;
}

let app: TestApp;
let moderators: [Somebody, Somebody];
let lanes: { open: MadeThread; pre: MadeThread; author: Somebody }[];

beforeAll(async () => {
  app = await TestApp.start();
  moderators = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
  lanes = await Promise.all(Array.from({ length: LANES }, async () => ({ open: await makeThread(app), pre: await makeThread(app, { moderation: 'pre' }), author: await makeUser(app) })));
});
afterAll(() => app.stop());

/** Two hundred rounds, lane by lane at the same time; which of the two begins is changed with each round. */
async function rounds<Outcome>(round: (lane: (typeof lanes)[number], n: number) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes = await Promise.all(
    lanes.map(async (lane, nr) => {
      const own: Outcome[] = [];
      for (let n = nr; n < ROUNDS; n += LANES) own.push(await round(lane, n));
      return own;
    }),
  );
  return outcomes.flat();
}

const both = async <A extends { status: number }, B extends { status: number }>(n: number, one: () => PromiseLike<A>, other: () => PromiseLike<B>): Promise<[A, B]> => {
  if (Math.floor(n / LANES) % 2 === 0) return Promise.all([untilAnswered(one), untilAnswered(other)]);
  const [b, a] = await Promise.all([untilAnswered(other), untilAnswered(one)]);
  return [a, b];
};

const decide = (replyId: string, decision: DecisionKind, by: Somebody) =>
  app.ask('post', `/moderation/replies/${replyId}/decisions`, by).send({ decision, revision: 1, ...(decision === 'reject' ? { reason: 'abuse' } : {}) });

/** A reply as it ended; that the log tells the way there, one entry after the other, is made sure of first. */
async function endOf(replyId: string, from: Recorded): Promise<Recorded & { decisions: number }> {
  const { client } = app.database;
  const reply = await client.reply.findUniqueOrThrow({ where: { id: replyId }, select: { status: true, revision: true, decisions: true } });
  const entries = (await listLog(client, { targetId: replyId, sites: null, limit: 10 })).reverse();
  const states = entries.map(({ before, after }) => ({ before: (before as Recorded).status, after: (after as Recorded).status }));
  expect(states.map(({ before }) => before)).toEqual([from.status, ...states.map(({ after }) => after)].slice(0, states.length));
  expect(entries).toHaveLength(reply.decisions.length);
  return { status: reply.status, revision: reply.revision, decisions: entries.length };
}

const tally = (names: string[]): Record<string, number> => Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]));

describe(`what is decided at the same moment, ${ROUNDS} times`, () => {
  it('approve and reject: both in an order that the log tells, or the later one is told that it came too late', async () => {
    const ends = await rounds(async ({ pre, author }, n) => {
      const { id } = await makeReply(app, pre.id, { author });
      const [approved, rejected] = await both(n, () => decide(id, 'approve', moderators[0]), () => decide(id, 'reject', moderators[1]));
      const end = await endOf(id, { status: 'held', revision: 1 });
      // Whoever rejects has the last word: before an approval, which then finds it decided, or after one.
      expect([rejected.status, end.status]).toEqual([201, 'rejected']);
      if (approved.status !== 201) expect([approved.status, approved.body.code]).toEqual([409, 'reply.transition']);
      expect(end.decisions).toBe(approved.status === 201 ? 2 : 1);
      return approved.status === 201 ? 'approved before' : 'too late';
    });
    expect(tally(ends)).toMatchObject({ 'approved before': expect.any(Number), 'too late': expect.any(Number) });
    expect(await recount(app)).toEqual([]);
  });

  it('approve and the author’s edit: nobody approves a text that was not seen', async () => {
    const ends = await rounds(async ({ pre, author }, n) => {
      const { id } = await makeReply(app, pre.id, { author });
      const [approved, edited] = await both(n, () => decide(id, 'approve', moderators[n % 2] as Somebody), () => app.ask('patch', `/replies/${id}`, author).send({ body: `Said otherwise, ${id}.` }));
      const end = await endOf(id, { status: 'held', revision: 1 });
      expect([edited.status, end.revision]).toEqual([200, 2]);
      if (approved.status !== 201) expect([approved.status, approved.body.code]).toEqual([409, 'reply.revision-moved']);
      // In a thread that is read first, the new text waits whichever came first.
      expect([end.status, end.decisions]).toEqual(['held', approved.status === 201 ? 1 : 0]);
      const published = await app.database.client.revision.findMany({ where: { replyId: id, publishedAt: { not: null } }, select: { revision: true } });
      expect(published).toEqual(approved.status === 201 ? [{ revision: 1 }] : []);
      return approved.status === 201 ? 'approved before' : 'moved on';
    });
    expect(tally(ends)).toMatchObject({ 'approved before': expect.any(Number), 'moved on': expect.any(Number) });
    expect(await recount(app)).toEqual([]);
  });

  it('decide and withdraw: one of the two takes it away, and the other is told', async () => {
    const ends = await rounds(async ({ open, author }, n) => {
      const { id } = await makeReply(app, open.id, { author });
      const [rejected, withdrawn] = await both(n, () => decide(id, 'reject', moderators[n % 2] as Somebody), () => app.ask('delete', `/replies/${id}`, author));
      const end = await endOf(id, { status: 'published', revision: 1 });
      if (rejected.status === 201) expect([withdrawn.status, withdrawn.body.code, end.status, end.decisions]).toEqual([409, 'reply.unchangeable', 'rejected', 1]);
      else expect([rejected.status, rejected.body.code, withdrawn.status, end.status, end.decisions]).toEqual([409, 'reply.transition', 204, 'withdrawn', 0]);
      return end.status;
    });
    expect(tally(ends)).toMatchObject({ rejected: expect.any(Number), withdrawn: expect.any(Number) });
    expect(await recount(app)).toEqual([]);
  });

  it('ban and post, everywhere and on one site: nothing is posted after the ban', async () => {
    const { client } = app.database;
    const ends = await rounds(async ({ open }, n) => {
      const reader = await makeUser(app);
      const where = n % 2 === 0 ? {} : { siteId: open.site.id };
      const ban = () => app.ask('post', `/moderation/users/${reader.id}/sanctions`, moderators[0]).send({ kind: 'ban', reason: 'abuse', ...where });
      const post = () => app.ask('post', `/threads/${open.id}/replies`, reader).send({ body: `Just in time, ${reader.name}.` });
      const [banned, posted] = await both(n, ban, post);
      expect(banned.status).toBe(201);
      if (posted.status !== 201) expect([posted.status, posted.body.code]).toEqual([403, 'user.banned']);
      const { at } = await client.logEntry.findFirstOrThrow({ where: { targetId: reader.id, action: 'user.sanction' } });
      const replies = await client.reply.findMany({ where: { authorId: reader.id }, select: { createdAt: true } });
      expect(replies).toHaveLength(posted.status === 201 ? 1 : 0);
      for (const { createdAt } of replies) expect(createdAt.getTime()).toBeLessThanOrEqual(at.getTime());
      const again = await post();
      expect([again.status, again.body.code]).toEqual([403, 'user.banned']);
      return posted.status === 201 ? 'posted before' : 'refused';
    });
    expect(tally(ends)).toMatchObject({ 'posted before': expect.any(Number), refused: expect.any(Number) });
    expect(await recount(app)).toEqual([]);
  });
});
