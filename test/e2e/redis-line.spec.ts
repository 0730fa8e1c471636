import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Config } from '#platform/config/config';
import { RedisLine } from '#platform/redis/redis-line';
import { StreamsServer } from '../support/streams-server.js';

/** Longer than Redis may be silent. Milliseconds. */
const LONG_MS = 800;

const holdUp = (): void => {
  const end = performance.now() + LONG_MS;
  while (performance.now() < end);
};

describe('the line to Redis', () => {
  let streams: StreamsServer;
  let line: RedisLine;
  const changes: boolean[] = [];
  beforeEach(async () => {
    changes.length = 0;
    streams = await StreamsServer.start();
    line = new RedisLine({ redisUrl: streams.url } as Config);
    line.onChange((up) => changes.push(up));
    while (!line.up) await wait(5);
  });
  afterEach(async () => {
    line.onApplicationShutdown();
    await streams.stop();
  });

  /** Has the process stand still whenever it has just asked Redis whether it is there, so many times; resolves when it was asked again after that. */
  const standStill = (times: number): Promise<void> =>
    new Promise((done) => {
      const { client } = line;
      const ping = client?.ping.bind(client);
      let asked = 0;
      Object.assign(client ?? {}, {
        ping: async () => {
          const answer = ping?.();
          asked += 1;
          if (asked <= times) holdUp();
          else answer?.then(() => done(), () => done());
          return answer;
        },
      });
    });

  it('is not taken for broken because this process stood still for a moment', async () => {
    await standStill(1);
    expect(changes).toEqual([true]);
  });

  it('is known to be broken by a process that always stands still too', async () => {
    streams.fallSilent();
    void standStill(Number.POSITIVE_INFINITY);
    while (line.up) await wait(5);
    expect(changes).toEqual([true, false]);
  });
});
