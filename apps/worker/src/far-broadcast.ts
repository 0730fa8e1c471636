import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Server } from 'socket.io';
import { Broadcast } from '#platform/broadcast/broadcast';
import { joiningFor, type Joining } from '#platform/broadcast/joining';
import { NodeNews } from '#platform/broadcast/node-news';
import { SocketBroadcast } from '#platform/broadcast/socket-broadcast';
import { Config } from '#platform/config/config';

/**
 * What a worker in a process of its own announces: it has no sockets, and reaches those of the api nodes through what joins them. Where nothing
 * does, nothing is told, and readers find out by asking, as they do after any lost event.
 */
@Injectable()
export class FarBroadcast extends SocketBroadcast implements OnApplicationShutdown {
  private readonly joining: Joining | undefined;

  constructor({ redisUrl }: Config, news: NodeNews) {
    super();
    this.joining = joiningFor(redisUrl);
    if (this.joining === undefined) return;
    const server = new Server({ serveClient: false, adapter: this.joining.adapter });
    this.attach(server);
    news.attach(server);
  }

  onApplicationShutdown(): void {
    this.joining?.close();
  }
}

/** Global, as the api's own is. */
@Global()
@Module({ providers: [{ provide: Broadcast, useClass: FarBroadcast }], exports: [Broadcast] })
export class FarBroadcastModule {}
