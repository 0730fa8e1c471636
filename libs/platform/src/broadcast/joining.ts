import cluster from 'node:cluster';
import { createAdapter as createClusterAdapter } from '@socket.io/cluster-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { ServerOptions } from 'socket.io';

/** How the Socket.IO servers of an installation's processes hear each other. */
export interface Joining {
  adapter: NonNullable<ServerOptions['adapter']>;
  close: () => void;
}

/**
 * Through Redis where it is named, on any number of machines; else through the process that started this one, when that started several
 * (`npm start -- --api 2`); else this process is alone, and undefined.
 */
export function joiningFor(redisUrl: string | undefined): Joining | undefined {
  if (redisUrl !== undefined) {
    const redis = new Redis(redisUrl);
    // Without Redis a node still serves its own sockets; readers on others catch up by asking.
    redis.on('error', () => undefined);
    return { adapter: createRedisAdapter(redis), close: () => redis.disconnect() };
  }
  return cluster.isWorker ? { adapter: createClusterAdapter(), close: () => undefined } : undefined;
}
