import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkView } from '#contract/bulk';
import { WorkerModule } from '#worker/worker.module';
import { Housekeeping } from '../../apps/worker/src/jobs/housekeeping.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

describe('a bulk and what is moved meanwhile', () => {
  let app: TestApp;
  let ana: Somebody;
  let bea: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({}, [WorkerModule]);
    [ana, bea] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(() => app.stop());

  const preview = (replyIds: string[]) => app.ask('post', '/moderation/bulk/previews', ana).send({ decision: 'reject', reason: 'spam', replyIds });
  const move = (id: string, threadId: string) => app.ask('post', `/moderation/replies/${id}/move`, bea).send({ threadId });
  async function two() {
    const from = await makeThread(app);
    return { from, to: await makeThread(app, { site: from.site }) };
  }
  /** Waits until so many of this database wait for a lock. */
  async function waiting(many: number): Promise<void> {
    for (;;) {
      const [row] = await app.database.client.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if ((row?.n ?? 0) >= many) return;
    }
  }

  it('finds a reply where it has just been moved to, and decides on it there', async () => {
    const { from, to } = await two();
    const reply = await makeReply(app, from.id);
    const { id } = (await preview([reply.id]).expect(201)).body as { id: string };
    let moving: Promise<{ status: number }> | undefined;
    await app.database.transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM threads WHERE id = ${from.id}::uuid FOR NO KEY UPDATE`;
      moving = Promise.resolve(move(reply.id, to.id));
      await waiting(1);
      await app.ask('post', '/moderation/bulk', ana).send({ previewId: id }).expect(202);
      // The bulk has read where the reply is, and waits behind the move.
      await waiting(2);
    });
    expect((await moving)?.status).toBe(200);
    let view: BulkView;
    do view = (await app.ask('get', `/moderation/bulk/${id}`, ana).expect(200)).body as BulkView;
    while (view.state !== 'done');
    expect(view).toMatchObject({ done: 1, left: [] });
    expect(await app.database.client.reply.findUnique({ where: { id: reply.id }, select: { threadId: true, status: true } })).toEqual({ threadId: to.id, status: 'rejected' });
    expect(await recount(app)).toEqual([]);
  });

  it('does not wait in a circle with a move: fifty times, no answer is our fault', async () => {
    const { from, to } = await two();
    const top = await makeReply(app, from.id);
    const ids = [top.id];
    for (let n = 0; n < 30; n += 1) ids.push((await makeReply(app, from.id, { parentId: top.id })).id);
    const places = [to.id, from.id];
    for (let round = 0; round < 50; round += 1) {
      const answers = await Promise.all([preview([...ids].reverse()), move(top.id, places[round % 2] ?? ''), preview([...ids].sort(() => Math.random() - 0.5))]);
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 201]);
    }
    expect(await recount(app)).toEqual([]);
  });

  it('is forgotten an hour after it was looked at, where it never was begun', async () => {
    const { from } = await two();
    const [old, fresh] = [(await preview([(await makeReply(app, from.id)).id])).body.id as string, (await preview([(await makeReply(app, from.id)).id])).body.id as string];
    await app.database.client.bulk.update({ where: { id: old }, data: { createdAt: new Date(Date.now() - 3_601_000) } });
    await app.get(Housekeeping).run();
    expect(await app.database.client.bulk.findMany({ where: { id: { in: [old, fresh] } }, select: { id: true } })).toEqual([{ id: fresh }]);
  });
});
