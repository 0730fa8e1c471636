import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/database/new-id';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { killWorker, startWorker } from '../support/worker-process.js';

const FOLLOWERS = 5_000;

describe('telling five thousand followers while workers are killed', () => {
  let app: TestApp;
  const workers: ChildProcess[] = [];
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(async () => {
    for (const worker of workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) await killWorker(worker);
    await app.stop();
  });

  it('tells each of them exactly once', async () => {
    const { client } = app.database;
    const [thread, author] = [await makeThread(app), await makeUser(app)];
    const ids = Array.from({ length: FOLLOWERS }, () => newId());
    await client.user.createMany({ data: ids.map((id, n) => ({ id, name: `Follower ${n}`, nameKey: `follower ${n}`, role: 'reader' as const, createdAt: new Date() })) });
    await client.follow.createMany({ data: ids.map((id) => ({ id: newId(), followerId: id, userId: author.id, createdAt: new Date() })) });
    const reply = await makeReply(app, thread.id, { author });
    const told = () => client.notification.count({ where: { replyId: reply.id } });
    // What a killed process had begun counts as lost after a minute; here, as soon as its process is gone.
    const loseWhatWasBegun = () => client.$executeRaw`UPDATE jobs.job SET started_on = now() - interval '10 minutes', heartbeat_on = NULL WHERE state = 'active'`;
    let kills = 0;
    for (let before = 0; before < FOLLOWERS; before = await told()) {
      const pair = [startWorker(app), startWorker(app)];
      workers.push(...pair);
      // Killed as soon as anything was done since the last time: in the midst of the next lot.
      for (let now = before; now === before; now = await told()) await loseOrphans(app);
      for (const worker of pair) await killWorker(worker);
      kills += pair.length;
      await loseWhatWasBegun();
    }
    const rows = await client.$queryRaw<{ userId: string; count: number }[]>`
      SELECT user_id AS "userId", count(*)::int AS count FROM notifications WHERE reply_id = ${reply.id}::uuid GROUP BY user_id`;
    expect([rows.length, rows.every(({ count }) => count === 1)]).toEqual([FOLLOWERS, true]);
    expect(kills).toBeGreaterThan(4);
  }, 300_000);
});

/** Has jobs that nobody does any more tried again now: what the queue's own supervision does once their time is over. */
const loseOrphans = ({ database: { client } }: TestApp): Promise<number> =>
  client.$executeRaw`
    UPDATE jobs.job SET state = 'retry', start_after = now(), retry_count = 0, started_on = NULL WHERE state = 'active' AND started_on < now() - interval '5 minutes'`;
