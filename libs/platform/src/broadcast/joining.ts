import cluster from 'node:cluster';
import { createAdapter as createClusterAdapter } from '@socket.io/cluster-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import type { Namespace, ServerOptions } from 'socket.io';
import type { RedisLine } from '../redis/redis-line.js';
import { unsent } from './socket-broadcast.js';

/** How the Socket.IO servers of an installation's processes hear each other. */
export type Joining = NonNullable<ServerOptions['adapter']>;

type RedisAdapter = ReturnType<ReturnType<typeof createRedisAdapter>>;

/**
 * Through Redis where it is named, on any number of machines; else through the process that started this one, when that started several
 * (`npm start -- --api 2`); else this process is alone, and undefined.
 */
export function joiningFor(redis: RedisLine): Joining | undefined {
  if (redis.client === undefined) return cluster.isWorker ? createClusterAdapter() : undefined;
  const createAdapter = createRedisAdapter(joined(redis, redis.client));
  // Socket.IO calls it with `new`.
  return function (namespace: Namespace) {
    return neverWaiting(createAdapter(namespace), redis);
  };
}

/** The client as the adapter uses it: the adapter waits for messages on connections of their own, and does not look what becomes of some that it publishes. */
function joined(redis: RedisLine, client: Redis): Redis {
  const publish = client.publish.bind(client);
  const heard = (channel: string, message: Buffer): Promise<number> =>
    publish(channel, message).catch(() => {
      unsent.of().add();
      return 0;
    });
  return Object.assign(client, { duplicate: () => redis.openReader(), publish: heard });
}

/** The sockets of this process hear of everything at once, whatever becomes of it on the way to the others: by itself the adapter would wait for Redis first. */
function neverWaiting(adapter: RedisAdapter, redis: RedisLine): RedisAdapter {
  const publish = adapter.doPublish.bind(adapter) as (message: unknown) => Promise<string>;
  const count = adapter.serverCount.bind(adapter);
  const drop = (): void => unsent.of().add();
  adapter.doPublish = (message): Promise<string> => {
    if (redis.up) publish(message).catch(drop);
    else drop();
    return Promise.resolve('');
  };
  // Nobody can be asked who cannot be reached.
  adapter.serverCount = () => (redis.up ? count().catch(() => 1) : Promise.resolve(1));
  return adapter;
}
