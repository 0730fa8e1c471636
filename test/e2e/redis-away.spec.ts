import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ThreadEventsAnswer } from '#contract/replies';
import { Config } from '#platform/config/config';
import { RedisLine } from '#platform/redis/redis-line';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { StreamsServer } from '../support/streams-server.js';
import { nextEvent, TestApp, type LiveClient } from '../support/test-app.js';

/** What readers are promised: live becomes asking within ten seconds. */
const SEEN_MS = 10_000;

/** Twice what a command may take, for two limits one after another, and the rest of the work. */
const POSTED_MS = 2_500;

/** Looks again until it is so; the test's own limit ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}

/** Somebody who reads on one node as the frame does: what a socket tells is a hint, and what is missing is asked for. */
class Follower {
  readonly seen = new Set<number>();

  private constructor(
    private readonly app: TestApp,
    readonly socket: LiveClient,
    private readonly threadId: string,
  ) {
    socket.on('reply.published', ({ seq }) => this.seen.add(seq));
    socket.on('thread.head', ({ seq }) => void this.catchUp(seq));
  }

  static async of(app: TestApp, threadId: string): Promise<Follower> {
    const socket = await app.connect();
    const follower = new Follower(app, socket, threadId);
    expect(await socket.timeout(20_000).emitWithAck('thread.join', { threadId })).toMatchObject({ ok: true });
    return follower;
  }

  hasAll(seq: number): boolean {
    return Array.from({ length: seq }, (_, place) => place + 1).every((each) => this.seen.has(each));
  }

  private async catchUp(seq: number): Promise<void> {
    if (this.hasAll(seq)) return;
    const { body } = await this.app.ask('get', `/threads/${this.threadId}/events?after=0`);
    for (const event of (body as ThreadEventsAnswer).items) this.seen.add(event.seq);
  }
}

describe('two nodes without Redis', () => {
  let streams: StreamsServer;
  let [near, far]: TestApp[] = [];
  let moderator: Somebody;
  const nodes = (): [TestApp, TestApp] => [near as TestApp, far as TestApp];

  beforeAll(async () => {
    streams = await StreamsServer.start();
    near = await TestApp.start({ REDIS_URL: streams.url, RATE_LIMITS: 'on' });
    far = await TestApp.start({ REDIS_URL: streams.url, RATE_LIMITS: 'on', DATABASE_URL: near.get(Config).databaseUrl });
    moderator = await makeUser(near, { role: 'moderator' });
  });
  afterAll(async () => {
    await far?.stop();
    await near?.stop();
    await streams.stop();
  });

  const known = (up: boolean) => until(() => nodes().every((node) => node.get(RedisLine).up === up));
  const post = (threadId: string) => nodes()[0].ask('post', `/threads/${threadId}/replies`, moderator).send({ body: `Whatever happens, ${crypto.randomUUID()}.` });

  /** The nodes hear each other: what is written near is told far. */
  const heardFar = async (follower: Follower, threadId: string) => {
    const heard = nextEvent(follower.socket, 'reply.published', (event) => event.threadId === threadId);
    let there = false;
    void heard.then(() => (there = true));
    let posted = 0;
    while (!there) {
      expect((await post(threadId)).status).toBe(201);
      posted += 1;
      await wait(300);
    }
    return posted;
  };

  it.each([
    ['is away', () => streams.goAway(), () => streams.comeBack()],
    ['says nothing', () => Promise.resolve(streams.fallSilent()), () => Promise.resolve(streams.speakAgain())],
  ])('post as before while it %s, their readers see everything within ten seconds, and at once when it is back', async (_, lose, bring) => {
    const thread = await makeThread(nodes()[0]);
    await known(true);
    const [here, there] = [await Follower.of(nodes()[0], thread.id), await Follower.of(nodes()[1], thread.id)];
    let seq = await heardFar(there, thread.id);
    await lose();
    const times: number[] = [];
    for (let reply = 0; reply < 5; reply += 1) {
      const began = performance.now();
      expect((await post(thread.id)).status).toBe(201);
      times.push(performance.now() - began);
      seq += 1;
    }
    const written = performance.now();
    // One may have met something else that this machine did.
    expect(times.toSorted((a, b) => a - b).at(-2)).toBeLessThan(POSTED_MS);
    await until(() => here.hasAll(seq));
    expect(performance.now() - written).toBeLessThan(5_000);
    await until(() => there.hasAll(seq));
    expect(performance.now() - written).toBeLessThan(SEEN_MS);

    await known(false);
    const ready = await nodes()[1].page('/health/ready');
    expect([ready.status, ready.body]).toMatchObject([200, { status: 'ready', parts: { database: 'ok', redis: 'cannot be reached' } }]);
    const took: number[] = [];
    for (let reply = 0; reply < 2; reply += 1) {
      const began = performance.now();
      expect((await post(thread.id)).status).toBe(201);
      took.push(performance.now() - began);
      seq += 1;
    }
    expect(Math.min(...took)).toBeLessThan(POSTED_MS);

    await bring();
    await known(true);
    expect((await nodes()[1].page('/health/ready')).body.parts.redis).toBe('ok');
    await until(() => there.hasAll(seq));
    seq += await heardFar(there, thread.id);
    await until(() => there.hasAll(seq) && here.hasAll(seq));
    expect([here.seen.size, there.seen.size]).toEqual([seq, seq]);
  });

  it('count who tries passwords each for itself, and together again when it is back', async () => {
    await known(true);
    const guess = (node: TestApp, email: string) => node.ask('post', '/auth/login').send({ email, password: 'a guess like any other' });
    const guessAll = async (email: string) => {
      const statuses: number[] = [];
      for (let guessed = 0; guessed < 11; guessed += 1) statuses.push((await guess(nodes()[guessed % 2] as TestApp, email)).status);
      return statuses.at(-1);
    };
    // Whoever waits for Redis for half a second counts by itself: on a busy machine, that is no news once.
    const counted = async (): Promise<string> => {
      for (const email of ['both.nodes@mail.test', 'both.again@mail.test']) if ((await guessAll(email)) === 429) return email;
      throw new Error('Twice the two nodes did not count together.');
    };
    const email = await counted();
    await streams.goAway();
    await known(false);
    const statuses: number[] = [];
    for (let guessed = 0; guessed < 11; guessed += 1) statuses.push((await guess(nodes()[0], 'one.node@mail.test')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    await streams.comeBack();
    await known(true);
    expect([(await guess(nodes()[1], email)).status, (await guess(nodes()[1], email)).status]).toContain(429);
  });
});

describe('a node that starts while Redis is away', () => {
  it('does its work for whoever is sent to it, is joined once Redis is there, and is ready from then on', async () => {
    const streams = await StreamsServer.start();
    await streams.goAway();
    const near = await TestApp.start({ REDIS_URL: streams.url });
    const far = await TestApp.start({ REDIS_URL: streams.url, DATABASE_URL: near.get(Config).databaseUrl });
    try {
      const [thread, moderator] = [await makeThread(near), await makeUser(near, { role: 'moderator' })];
      const post = () => near.ask('post', `/threads/${thread.id}/replies`, moderator).send({ body: `Alone, ${crypto.randomUUID()}.` });
      const before = await near.page('/health/ready');
      expect([before.status, before.body]).toMatchObject([503, { status: 'not ready', parts: { database: 'ok', redis: 'cannot be reached' } }]);
      const follower = await Follower.of(far, thread.id);
      expect((await post()).status).toBe(201);
      const written = performance.now();
      await until(() => follower.hasAll(1));
      expect(performance.now() - written).toBeLessThan(SEEN_MS);
      await streams.comeBack();
      await until(() => near.get(RedisLine).up && far.get(RedisLine).up);
      expect((await near.page('/health/ready')).status).toBe(200);
      let told = false;
      void nextEvent(follower.socket, 'reply.published').then(() => (told = true));
      while (!told) {
        expect((await post()).status).toBe(201);
        await wait(300);
      }
    } finally {
      await far.stop();
      await near.stop();
      await streams.stop();
    }
  });
});
