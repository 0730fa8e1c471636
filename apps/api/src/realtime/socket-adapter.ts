import type { INestApplicationContext, WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { joiningFor, type Joining } from '#platform/broadcast/joining';
import { NodeNews } from '#platform/broadcast/node-news';
import { RedisLine } from '#platform/redis/redis-line';
import { Drain } from '../drain/drain.js';
import { OwnPages } from '../http/own-pages.js';
import { Apart } from './apart.js';
import type { LiveServer } from './handshake.js';

/** The largest honest message names a thread and a number. */
const MESSAGE_BYTES = 16_384;

/** Socket.IO with our limits. CORS does not cover WebSocket, so the origin is checked at the handshake itself. */
export class SocketAdapter extends IoAdapter {
  private readonly joining: Joining | undefined;
  private readonly ownPages: OwnPages;
  private readonly news: NodeNews;
  private readonly drain: Drain;
  private readonly apart: Apart;

  constructor(app: INestApplicationContext) {
    super(app);
    this.ownPages = app.get(OwnPages);
    this.news = app.get(NodeNews);
    this.drain = app.get(Drain);
    this.apart = app.get(Apart);
    this.joining = joiningFor(app.get(RedisLine));
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: MESSAGE_BYTES,
      allowRequest: (request, answer) => answer(null, this.ownPages.isOwn(request.headers)),
      ...(this.joining === undefined ? {} : { adapter: this.joining }),
    } satisfies Partial<ServerOptions> as ServerOptions);
    if (this.joining !== undefined) this.news.attach(server);
    this.drain.watchLive(server);
    this.apart.begin(server as unknown as LiveServer);
    return server;
  }

  /** One listener for all messages of a socket: a stream for each of them, as NestJS keeps, takes more memory than all else of a socket. */
  override bindMessageHandlers(socket: Socket, handlers: WsMessageHandler[], toStream: ToStream): void {
    socket.onAny((message: string, ...sent: unknown[]) => {
      const handler = handlers.find((known) => known.message === message);
      if (handler) answer(handler, sent, toStream).catch((error: unknown) => this.logger.error(error));
    });
  }
}

/** What a handler answers, and what it answers late. */
type ToStream = (answered: unknown) => Observable<unknown>;

/** Acknowledges what a handler answers. What it refuses or fails at is acknowledged by its filter, and answered with nothing. */
async function answer({ callback }: WsMessageHandler, sent: unknown[], toStream: ToStream): Promise<void> {
  const last = sent.at(-1);
  const acknowledge = typeof last === 'function' ? (last as (answer: unknown) => void) : undefined;
  const [data] = acknowledge ? sent.slice(0, -1) : sent;
  const answered = await firstValueFrom(toStream(callback(data, acknowledge)), { defaultValue: undefined });
  if (answered !== undefined) acknowledge?.(answered);
}
