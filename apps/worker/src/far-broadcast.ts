import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Server } from 'socket.io';
import { Broadcast } from '#platform/broadcast/broadcast';
import { joiningFor } from '#platform/broadcast/joining';
import { NodeNews } from '#platform/broadcast/node-news';
import { SocketBroadcast } from '#platform/broadcast/socket-broadcast';
import { RedisLine } from '#platform/redis/redis-line';

/**
 * What a worker in a process of its own announces: it has no sockets, and reaches those of the api nodes through what joins them. Where nothing
 * does, nothing is told, and readers find out by asking, as they do after any lost event.
 */
@Injectable()
export class FarBroadcast extends SocketBroadcast implements OnApplicationShutdown {
  private readonly far: Server | undefined;

  constructor(redis: RedisLine, news: NodeNews) {
    super();
    const joining = joiningFor(redis);
    if (joining === undefined) return;
    this.far = new Server({ serveClient: false, adapter: joining });
    this.attach(this.far);
    news.attach(this.far);
  }

  /** It has no HTTP server to close. */
  onApplicationShutdown(): void {
    void this.far?.sockets.adapter.close();
  }
}

/** Global, as the api's own is. */
@Global()
@Module({ providers: [{ provide: Broadcast, useClass: FarBroadcast }], exports: [Broadcast] })
export class FarBroadcastModule {}
