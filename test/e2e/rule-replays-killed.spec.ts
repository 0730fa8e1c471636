import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplayView } from '#contract/rules';
import { makeDecided } from '../make/decided.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { killWorker, startWorker } from '../support/worker-process.js';

const REPLIES = 2_500;
/** So often the workers are killed on the way; then they may come to the end. */
const ROUNDS = 2;

describe('a draft of rules that is tried by workers that are killed', () => {
  let app: TestApp;
  let moderator: Somebody;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    moderator = await makeUser(app, { role: 'moderator' });
  });
  afterAll(async () => {
    for (const worker of workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) await killWorker(worker);
    await app.stop();
  });

  /** Has what a killed process had begun tried again now: what the queue's own supervision does once its minutes are over. */
  const loseWhatWasBegun = () => app.database.client.$executeRaw`UPDATE jobs.job SET state = 'retry', start_after = now(), retry_count = 0, started_on = NULL WHERE state = 'active'`;

  it('goes on where it was, and counts nothing twice', async () => {
    const thread = await makeThread(app);
    await makeDecided(app, { threadId: thread.id, author: await makeUser(app), moderator }, Array.from({ length: REPLIES }, (_, number) => ({ body: `Text ${number} about ${number % 5 === 0 ? 'crypto' : 'bridges'}`, rejected: number % 10 === 0 })));
    const { body } = await app.ask('post', '/moderation/rules/replays', moderator).send({ siteId: thread.site.id, words: { banned: [], suspect: ['crypto'] } }).expect(202);
    const read = async () => (await app.ask('get', `/moderation/rules/replays/${body.id as string}`, moderator)).body as ReplayView;
    let killedOnTheWay = 0;
    for (let [round, view] = [1, await read()]; view.state !== 'done'; [round, view] = [round + 1, await read()]) {
      const pair = [startWorker(app), startWorker(app)];
      workers.push(...pair);
      let now = view;
      while (now.state !== 'done' && (round > ROUNDS || now.seen === view.seen)) now = await read();
      for (const worker of pair) await killWorker(worker);
      if ((await read()).state !== 'done') killedOnTheWay += 1;
      await loseWhatWasBegun();
    }
    expect(await read()).toMatchObject({ state: 'done', total: REPLIES, seen: REPLIES, caught: { count: REPLIES / 5, rejected: REPLIES / 10 }, released: { count: 0, rejected: 0 } });
    expect(killedOnTheWay).toBeGreaterThan(0);
  }, 240_000);
});
