import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

/** Four of them are kept for reading, and two can write at once. */
const POOL = 6;

describe('when there is too much to do', () => {
  let app: TestApp;
  let times: { headersTimeout: number; requestTimeout: number };
  beforeAll(async () => {
    app = await TestApp.start({ DATABASE_POOL: String(POOL) }, [], (built) => {
      const { headersTimeout, requestTimeout } = built.getHttpServer() as typeof times;
      times = { headersTimeout, requestTimeout };
      return Promise.resolve();
    });
  });
  afterAll(() => app.stop());

  it('a client has 10 s for the head of a request, and 30 s more for its body', () => {
    expect(times).toEqual({ headersTimeout: 10_000, requestTimeout: 40_000 });
  });

  it('nobody who asks waits longer than a second for a connection, and what nobody waits for has the time', async () => {
    const thread = await makeThread(app);
    const user = await makeUser(app);
    const held = Array.from({ length: POOL }, () => app.database.client.$queryRaw`SELECT pg_sleep(1.8)::text`);
    await wait(200);
    const patient = app.database.client.$queryRaw<{ one: number }[]>`SELECT 1 AS one`;
    const began = performance.now();
    const asked = await Promise.all([
      app.ask('get', `/threads/${thread.id}`),
      app.ask('get', `/threads/${thread.id}/replies`),
      app.ask('get', `/threads/${thread.id}/events`),
      app.ask('get', '/me', user),
      app.ask('post', `/threads/${thread.id}/replies`, user).send({ body: 'Said while everybody waited.' }),
    ]);
    const took = performance.now() - began;
    expect(asked.map(({ status, body, headers }) => [status, body.code, Number(headers['retry-after']) > 0])).toEqual(asked.map(() => [503, 'service.unavailable', true]));
    expect(took).toBeGreaterThan(900);
    expect((await app.page('/health/live')).status).toBe(200);
    await Promise.all(held);
    expect(await patient).toEqual([{ one: 1 }]);
    expect((await app.ask('get', `/threads/${thread.id}`)).status).toBe(200);
  });

  it('whoever would wait for long for a turn to write is told so within a second, reading goes on, and the same keys end in one reply each', async () => {
    const [thread, other] = [await makeThread(app), await makeThread(app)];
    const authors = await Promise.all(Array.from({ length: 12 }, () => makeUser(app)));
    const post = (place: number) =>
      app.ask('post', `/threads/${thread.id}/replies`, authors[place]).set('Idempotency-Key', `once-${place}`).send({ body: `What number ${place} has to say, once.` });
    const owner = new pg.Client({ connectionString: app.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM threads WHERE id = $1 FOR UPDATE', [thread.id]);
    const refused: unknown[] = [];
    const posting = authors.map(async (_, place) => {
      const { status, body } = await post(place);
      if (status === 503) refused.push(body.code);
      return status;
    });
    const reading = app.ask('get', `/threads/${other.id}/replies`).then(({ status }) => status);
    // All but the two whose turn it is, while these still wait.
    while (refused.length < authors.length - 2) await wait(20);
    await owner.query('COMMIT');
    await owner.end();
    expect(await reading).toBe(200);
    expect((await Promise.all(posting)).filter((status) => status === 201)).toHaveLength(2);
    expect(refused).toEqual(Array.from({ length: authors.length - 2 }, () => 'service.unavailable'));
    const again = await Promise.all(authors.map((_, place) => post(place)));
    expect(again.map(({ status }) => status)).toEqual(authors.map(() => 201));
    expect(await app.database.client.reply.count({ where: { threadId: thread.id } })).toBe(authors.length);
    expect(await recount(app)).toEqual([]);
  });
});
