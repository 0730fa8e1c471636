import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkView } from '#contract/bulk';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { killWorker, startWorker } from '../support/worker-process.js';

const REPLIES = 120;
/** So often the workers are killed on the way; then they may come to the end. */
const ROUNDS = 3;

describe('a bulk whose workers are killed', () => {
  let app: TestApp;
  let ana: Somebody;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    ana = await makeUser(app, { role: 'moderator' });
  });
  afterAll(async () => {
    for (const worker of workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) await killWorker(worker);
    await app.stop();
  });

  /** Has what a killed process had begun tried again now: what the queue's own supervision does once its minute is over. */
  const loseWhatWasBegun = () => app.database.client.$executeRaw`UPDATE jobs.job SET state = 'retry', start_after = now(), retry_count = 0, started_on = NULL WHERE state = 'active'`;

  /** Starts workers and kills them in the midst of it, again and again, until the bulk is through. Answers how many were killed. */
  async function throughKills(read: () => Promise<BulkView>, end: BulkView['state']): Promise<number> {
    let kills = 0;
    for (let [round, view] = [1, await read()]; view.state !== end; [round, view] = [round + 1, await read()]) {
      const pair = [startWorker(app), startWorker(app)];
      workers.push(...pair);
      for (let now = view; now.state !== end && (round > ROUNDS || now.waiting === view.waiting); now = await read());
      for (const worker of pair) await killWorker(worker);
      kills += pair.length;
      await loseWhatWasBegun();
    }
    return kills;
  }

  it('does everything exactly once, and undoes it exactly once', async () => {
    const { client } = app.database;
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const ids: string[] = [];
    for (let n = 0; n < REPLIES; n += 1) ids.push((await makeReply(app, thread.id, { author })).id);
    const { body: preview } = await app.ask('post', '/moderation/bulk/previews', ana).send({ author: { userId: author.id, last: REPLIES }, decision: 'reject', reason: 'spam' }).expect(201);
    await app.ask('post', '/moderation/bulk', ana).send({ previewId: preview.id }).expect(202);
    const read = async () => (await app.ask('get', `/moderation/bulk/${preview.id as string}`, ana)).body as BulkView;
    let kills = await throughKills(read, 'done');
    expect(await read()).toMatchObject({ done: REPLIES, left: [], waiting: 0 });
    expect([await client.decision.count({ where: { replyId: { in: ids } } }), await client.logEntry.count({ where: { targetId: { in: ids }, action: 'reply.reject' } })]).toEqual([REPLIES, REPLIES]);
    expect(await client.reply.count({ where: { id: { in: ids }, status: 'rejected' } })).toBe(REPLIES);
    expect(await client.threadEvent.count({ where: { threadId: thread.id, type: 'reply_removed' } })).toBe(REPLIES);
    expect(await recount(app)).toEqual([]);

    await app.ask('post', `/moderation/bulk/${preview.id as string}/undo`, ana).expect(202);
    kills += await throughKills(read, 'undone');
    expect(await read()).toMatchObject({ undone: REPLIES, kept: [], done: 0 });
    expect(await client.reply.count({ where: { id: { in: ids }, status: 'published' } })).toBe(REPLIES);
    expect(await client.logEntry.count({ where: { targetId: { in: ids }, action: 'reply.undo' } })).toBe(REPLIES);
    expect(kills).toBeGreaterThan(4);
    expect(await recount(app)).toEqual([]);
  }, 300_000);
});
