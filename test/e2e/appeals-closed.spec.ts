import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransparencyView } from '#contract/overview';
import { RunBulk } from '#domain/bulk/run-bulk';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { BulkModule } from '../../libs/domain/src/bulk/bulk.module.js';
import { nextEvent, TestApp } from '../support/test-app.js';

type MadeReply = Awaited<ReturnType<typeof makeReply>>;

describe('an appeal whose decision is taken back before anybody looked at it', () => {
  let app: TestApp;
  let thread: MadeThread;
  let ana: Somebody;
  let ben: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({}, [BulkModule]);
    [ana, ben] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(() => app.stop());

  const decide = async (reply: MadeReply, decision: string) =>
    (await app.ask('post', `/moderation/replies/${reply.id}/decisions`, ana).send({ decision, revision: 1, ...(decision === 'reject' ? { reason: 'abuse' } : {}) }).expect(201)).body.id as string;
  const undo = (decisionId: string) => app.ask('post', `/moderation/decisions/${decisionId}/undo`, ana);
  const appeal = (by: Somebody, body: object) => app.ask('post', '/me/appeals', by).send({ text: 'I quoted somebody.', ...body });
  const letters = (to: Somebody) => app.database.client.mail.count({ where: { recipient: to.email, template: 'appeal-closed' } });
  const listed = async (state: string) => (await app.ask('get', `/moderation/appeals?state=${state}&limit=100`, ben).expect(200)).body.items as { id: string; state: string; statement: { holds: boolean } }[];
  const counted = async () => ((await app.ask('get', `/moderation/transparency?siteId=${thread.site.id}`, ben).expect(200)).body as TransparencyView).appeals.byOutcome;

  /** A reply that was rejected, with an open appeal against that, in a thread of a site of its own. */
  async function appealed() {
    thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const decisionId = await decide(reply, 'reject');
    const { body } = await appeal(reply.by, { decisionId }).expect(201);
    expect(await counted()).toEqual({ open: 1, upheld: 0, reversed: 0, closed: 0 });
    return { reply, decisionId, appealId: body.id as string };
  }

  /** Everybody sees that it is closed, and its writer was written to. */
  async function expectClosed({ reply, decisionId, appealId }: Awaited<ReturnType<typeof appealed>>) {
    expect(await app.database.client.appeal.findUnique({ where: { id: appealId } })).toMatchObject({ state: 'closed', decidedById: ana.id, decidedAt: expect.any(Date) });
    expect(await letters(reply.by)).toBe(1);
    expect((await app.ask('get', `/me/statements/${decisionId}`, reply.by).expect(200)).body).toMatchObject({ holds: false, endedAt: expect.any(String), appeal: { state: 'closed' }, can: { appeal: false } });
    expect(await counted()).toEqual({ open: 0, upheld: 0, reversed: 0, closed: 1 });
    expect((await listed('open')).map(({ id }) => id)).not.toContain(appealId);
    expect((await listed('decided')).find(({ id }) => id === appealId)).toMatchObject({ state: 'closed', statement: { holds: false } });
    expect((await app.ask('post', `/moderation/appeals/${appealId}/decisions`, ben).send({ decision: 'reverse' }).expect(409)).body.code).toBe('appeal.decided');
  }

  it('is closed with a sanction that is ended before its time, and whoever has the appeals open hears of it', async () => {
    thread = await makeThread(app);
    const reader = await makeUser(app);
    const { body: sanction } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind: 'suspend', reason: 'abuse', siteId: thread.site.id }).expect(201);
    const { body } = await appeal(reader, { sanctionId: sanction.id }).expect(201);
    const socket = await app.connect(ben);
    await socket.emitWithAck('queue.join', {});
    const told = nextEvent(socket, 'redress.changed', ({ siteId }) => siteId === thread.site.id);
    await app.ask('delete', `/moderation/users/${reader.id}/sanctions/${sanction.id}`, ana).expect(204);
    await told;
    expect((await listed('open')).map(({ id }) => id)).not.toContain(body.id);
  });

  it('is closed with its undoing, and stays so when the reply is rejected anew', async () => {
    const socket = await app.connect(ben);
    await socket.emitWithAck('queue.join', {});
    const all = await appealed();
    const told = nextEvent(socket, 'redress.changed', ({ siteId }) => siteId === thread.site.id);
    await undo(all.decisionId).expect(200);
    await told;
    await expectClosed(all);
    await decide(all.reply, 'reject');
    await expectClosed(all);
    const queue = await app.ask('get', `/moderation/queue?kind=appealed&threadId=${thread.id}`, ben).expect(200);
    expect(queue.body.items).toEqual([]);
  });

  it('is closed when the many decisions are undone of which it was one', async () => {
    thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const { body: preview } = await app.ask('post', '/moderation/bulk/previews', ana).send({ author: { userId: reply.by.id, last: 10 }, decision: 'reject', reason: 'spam' }).expect(201);
    await app.ask('post', '/moderation/bulk', ana).send({ previewId: preview.id }).expect(202);
    await app.get(RunBulk).run({ bulkId: preview.id });
    const [statement] = (await app.ask('get', '/me/statements', reply.by).expect(200)).body.items;
    const { body } = await appeal(reply.by, { decisionId: statement.id }).expect(201);
    await app.ask('post', `/moderation/bulk/${preview.id as string}/undo`, ana).expect(202);
    await app.get(RunBulk).run({ bulkId: preview.id });
    expect((await app.ask('get', `/replies/${reply.id}`)).body.status).toBe('published');
    await expectClosed({ reply, decisionId: statement.id, appealId: body.id });
  });

  it('is closed when the reply is restored, and open again when that was a slip', async () => {
    const all = await appealed();
    const restored = await decide(all.reply, 'restore');
    await expectClosed(all);
    await undo(restored).expect(200);
    expect((await listed('open')).map(({ id }) => id)).toContain(all.appealId);
    expect(await counted()).toEqual({ open: 1, upheld: 0, reversed: 0, closed: 0 });
    await app.ask('post', `/moderation/appeals/${all.appealId}/decisions`, ben).send({ decision: 'uphold' }).expect(201);
  });

  it('is closed when a moderator ends the sanction', async () => {
    const reader = await makeUser(app);
    const { body: sanction } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind: 'suspend', reason: 'abuse' }).expect(201);
    await appeal(reader, { sanctionId: sanction.id }).expect(201);
    await app.ask('delete', `/moderation/users/${reader.id}/sanctions/${sanction.id as string}`, ana).expect(204);
    expect((await app.ask('get', '/me/appeals', reader)).body.items[0]).toMatchObject({ state: 'closed', decidedAt: expect.any(String) });
    expect(await letters(reader)).toBe(1);
  });

  it('is never left open when it comes in at the very moment', async () => {
    thread = await makeThread(app);
    for (let round = 0; round < 30; round += 1) {
      const reply = await makeReply(app, thread.id);
      const decisionId = await decide(reply, 'reject');
      const [filed, undone] = await Promise.all([appeal(reply.by, { decisionId }), undo(decisionId)]);
      expect([undone.status, [201, 404, 409].includes(filed.status)]).toEqual([200, true]);
      expect(await letters(reply.by)).toBe(filed.status === 201 ? 1 : 0);
    }
    expect(await app.database.client.appeal.count({ where: { siteId: thread.site.id, state: 'open' } })).toBe(0);
  });
});
