import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, request } from 'node:http';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

const WRITERS = 64;
const READERS = 100;

/** Longer than a moment, in which anybody is let in. */
const FOR_MS = 4_000;

describe('many who each come again as soon as they were answered', () => {
  let app: TestApp;
  let somebody: Somebody;
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS + READERS });
  beforeAll(async () => {
    app = await TestApp.start();
    somebody = await makeUser(app);
  });
  afterAll(async () => {
    agent.destroy();
    await app.stop();
  });

  const ask = (method: string, path: string, body?: object): Promise<number> =>
    new Promise((done, failed) => {
      const headers = { authorization: `Bearer ${somebody.token}`, 'content-type': 'application/json' };
      const asking = request(`${app.url}/api/v1${path}`, { method, headers, agent }, (response) => {
        response.resume();
        response.on('end', () => done(response.statusCode ?? 0));
      });
      asking.on('error', failed);
      asking.end(body === undefined ? undefined : JSON.stringify(body));
    });

  /** How often which status was answered to so many at a time. */
  async function keepAsking(count: number, once: () => Promise<number>): Promise<Map<number, number>> {
    const statuses = new Map<number, number>();
    const end = performance.now() + FOR_MS;
    await Promise.all(Array.from({ length: count }, async () => {
      while (performance.now() < end) {
        const status = await once();
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }));
    return statuses;
  }

  it('are all taken in: 64 who write, and a hundred who read', async () => {
    const { id } = await makeThread(app);
    const written = await keepAsking(WRITERS, () => ask('POST', `/threads/${id}/replies`, { body: `Number ${Math.random()} of many.` }));
    expect([...written.keys()]).toEqual([201]);
    const read = await keepAsking(READERS, () => ask('GET', `/threads/${id}/mine`));
    expect([...read.keys()]).toEqual([200]);
  });
});
