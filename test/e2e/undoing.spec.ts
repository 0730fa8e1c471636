import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueAnswer, QueueItem } from '#contract/moderation';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

describe('undoing a decision', () => {
  let app: TestApp;
  let ana: Somebody;
  let bea: Somebody;
  let reader: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    ana = await makeUser(app, { role: 'moderator', name: 'Ana' });
    bea = await makeUser(app, { role: 'moderator', name: 'Bea' });
    reader = await makeUser(app);
  });
  afterAll(() => app.stop());

  const held = async (author?: Somebody) => makeReply(app, (await makeThread(app, { moderation: 'pre' })).id, author ? { author } : {});
  const queue = async (asker: Somebody, query: string) => (await app.ask('get', `/moderation/queue?${query}`, asker)).body as QueueAnswer;
  const item = async (asker: Somebody, reply: { id: string; threadId: string }, kind = 'held') => (await queue(asker, `kind=${kind}&threadId=${reply.threadId}`)).items.find((each) => each.reply.id === reply.id) as QueueItem;
  const decide = (asker: Somebody, replyId: string, decision: object) => app.ask('post', `/moderation/replies/${replyId}/decisions`, asker).send(decision);
  const undo = (asker: Somebody, decisionId: string) => app.ask('post', `/moderation/decisions/${decisionId}/undo`, asker);

  it('puts back a reply that was let out: status, counters, queue and all', async () => {
    const reply = await held();
    const before = await item(ana, reply);
    const decision = (await decide(ana, reply.id, { decision: 'approve', revision: 1 })).body;
    expect((await app.ask('get', `/threads/${reply.threadId}`)).body.replyCount).toBe(1);
    const answer = await undo(ana, decision.id);
    expect([answer.status, answer.body]).toMatchObject([200, { id: decision.id, replyId: reply.id, reply: { status: 'held', revision: 1 } }]);
    expect(await item(ana, reply)).toEqual({ ...before, urgency: expect.any(Number) });
    expect((await app.ask('get', `/threads/${reply.threadId}`)).body.replyCount).toBe(0);
    expect((await app.ask('get', `/replies/${reply.id}`)).status).toBe(404);
    expect(await app.database.client.revision.findFirst({ where: { replyId: reply.id }, select: { publishedAt: true } })).toEqual({ publishedAt: null });
    const log = (await app.ask('get', `/moderation/log?targetId=${reply.id}`, ana)).body.items;
    expect(log.map(({ action, before: was, after }: { action: string; before: { status: string }; after: { status: string } }) => [action, was.status, after.status])).toEqual([
      ['reply.undo', 'published', 'held'],
      ['reply.approve', 'held', 'published'],
    ]);
    expect(await recount(app)).toEqual([]);
  });

  it('puts back what was taken out, and opens its reports again as they were', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const answer = await makeReply(app, thread.id, { parentId: reply.id });
    for (const reason of ['abuse', 'false']) await app.ask('post', `/replies/${reply.id}/reports`, await makeUser(app)).send({ reason });
    const before = await item(ana, reply, 'reported');
    expect(before.reports).toHaveLength(2);
    const decision = (await decide(ana, reply.id, { decision: 'reject', revision: 1, reason: 'abuse' })).body;
    expect((await undo(ana, decision.id)).body.reply.status).toBe('published');
    expect(await item(ana, reply, 'reported')).toEqual({ ...before, urgency: expect.any(Number) });
    expect((await item(ana, reply, 'new'))?.reply.id).toBe(reply.id);
    const page = (await app.ask('get', `/threads/${thread.id}/replies`)).body.items;
    expect(page).toMatchObject([{ id: reply.id, status: 'published', answers: { items: [{ id: answer.id }] } }]);
    expect(await recount(app)).toEqual([]);
  });

  it('puts back what was restored, and what was chosen', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const feature = (await decide(ana, reply.id, { decision: 'feature', revision: 1 })).body;
    expect((await undo(ana, feature.id)).body.reply.featured).toBe(false);
    expect((await item(ana, reply, 'new')).reply.id).toBe(reply.id);
    await decide(ana, reply.id, { decision: 'reject', revision: 1, reason: 'spam' });
    const restored = (await decide(ana, reply.id, { decision: 'restore', revision: 1 })).body;
    expect((await undo(ana, restored.id)).body.reply.status).toBe('rejected');
    expect(await recount(app)).toEqual([]);
  });

  it('is the decider’s alone, has ten seconds of the server’s time, and happens once', async () => {
    const reply = await held();
    const decision = (await decide(ana, reply.id, { decision: 'approve', revision: 1 })).body;
    expect((await undo(bea, decision.id)).body.code).toBe('decision.not-yours');
    expect((await undo(reader, decision.id)).status).toBe(403);
    expect((await undo(ana, reply.id)).body.code).toBe('decision.absent');
    const decidedAt = Date.parse(String(decision.at));
    app.setTime(new Date(decidedAt + 10_001));
    expect((await undo(ana, decision.id)).body).toMatchObject({ status: 409, code: 'decision.settled' });
    app.setTime(new Date(decidedAt + 9_999));
    expect((await undo(ana, decision.id)).status).toBe(200);
    expect((await undo(ana, decision.id)).body).toMatchObject({ status: 409, code: 'decision.settled' });
    app.setTime(new Date());
  });

  it('is refused when anything has moved since: another text, a report, another decision', async () => {
    const edited = await held();
    const first = (await decide(ana, edited.id, { decision: 'approve', revision: 1 })).body;
    await app.ask('patch', `/replies/${edited.id}`, edited.by).send({ body: 'Something quite different, and longer.' });
    expect((await undo(ana, first.id)).body.code).toBe('decision.settled');

    const reported = await makeReply(app, (await makeThread(app)).id);
    const second = (await decide(ana, reported.id, { decision: 'approve', revision: 1 })).body;
    await app.ask('post', `/replies/${reported.id}/reports`, reader).send({ reason: 'abuse' });
    expect((await undo(ana, second.id)).body.code).toBe('decision.settled');

    const again = await makeReply(app, (await makeThread(app)).id);
    const third = (await decide(ana, again.id, { decision: 'approve', revision: 1 })).body;
    await decide(bea, again.id, { decision: 'reject', revision: 1, reason: 'spam' });
    expect((await undo(ana, third.id)).body.code).toBe('decision.settled');
    expect(await recount(app)).toEqual([]);
  });

  it('races what the author does: one legal end, the loser told, the counters exact', async () => {
    for (let round = 0; round < 20; round += 1) {
      const reply = await held();
      const decision = (await decide(ana, reply.id, { decision: 'approve', revision: 1 })).body;
      const [undone, withdrawn] = await Promise.all([undo(ana, decision.id), app.ask('delete', `/replies/${reply.id}`, reply.by)]);
      expect([[200, 204], [409, 204]]).toContainEqual([undone.status, withdrawn.status]);
      expect(await app.database.client.reply.findUnique({ where: { id: reply.id }, select: { status: true } })).toEqual({ status: 'withdrawn' });
    }
    expect(await recount(app)).toEqual([]);
  });

  it('comes once, however often it is pressed', async () => {
    const reply = await held();
    const decision = (await decide(ana, reply.id, { decision: 'approve', revision: 1 })).body;
    const answers = await Promise.all(Array.from({ length: 8 }, () => undo(ana, decision.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect(await recount(app)).toEqual([]);
  });
});
