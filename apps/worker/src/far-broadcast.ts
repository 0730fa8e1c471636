import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { Broadcast } from '#platform/broadcast/broadcast';
import { SocketBroadcast } from '#platform/broadcast/socket-broadcast';
import { Config } from '#platform/config/config';

/**
 * What a worker in a process of its own announces: it has no sockets, and reaches those of the api nodes through Redis. Without
 * Redis nothing is told, and readers find out by asking, as they do after any lost event.
 */
@Injectable()
export class FarBroadcast extends SocketBroadcast implements OnApplicationShutdown {
  private readonly redis: Redis | undefined;

  constructor({ redisUrl }: Config) {
    super();
    if (redisUrl === undefined) return;
    this.redis = new Redis(redisUrl);
    this.redis.on('error', () => undefined);
    this.attach(new Server({ serveClient: false, adapter: createAdapter(this.redis) }));
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}

/** Global, as the api's own is. */
@Global()
@Module({ providers: [{ provide: Broadcast, useClass: FarBroadcast }], exports: [Broadcast] })
export class FarBroadcastModule {}
