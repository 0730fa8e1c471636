import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import { Config } from '#platform/config/config';
import { OwnPages } from '../http/own-pages.js';

/** The largest honest message names a thread and a number. */
const MESSAGE_BYTES = 16_384;

/** Socket.IO with our limits. CORS does not cover WebSocket, so the origin is checked at the handshake itself. */
export class SocketAdapter extends IoAdapter {
  private readonly redis: Redis | undefined;
  private readonly ownPages: OwnPages;

  constructor(app: INestApplicationContext) {
    super(app);
    this.ownPages = app.get(OwnPages);
    const { redisUrl } = app.get(Config);
    this.redis = redisUrl === undefined ? undefined : new Redis(redisUrl);
    // Without Redis this node still serves its own sockets; readers on others catch up by asking.
    this.redis?.on('error', () => undefined);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      serveClient: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: MESSAGE_BYTES,
      allowRequest: (request, answer) => answer(null, this.ownPages.isOwn(request.headers)),
      ...(this.redis === undefined ? {} : { adapter: createAdapter(this.redis) }),
    } satisfies Partial<ServerOptions> as ServerOptions);
  }

  override async dispose(): Promise<void> {
    this.redis?.disconnect();
    await super.dispose();
  }
}
