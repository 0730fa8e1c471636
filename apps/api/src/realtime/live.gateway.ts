import { Logger, UseFilters, type OnModuleDestroy } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import type { z } from 'zod';
import { joinFeed, joinQueue, joinThread, leaveThread, type Ack, type JoinAck } from '#contract/live';
import { FeedRooms } from '#domain/feed/feed-rooms';
import { feedRoom, threadRoom } from '#domain/identity/live-rooms';
import { refuse } from '#platform/refusals/refusal';
import { Access } from '../http/endpoint.js';
import { DeskPresence } from './desk-presence.js';
import { Handshake, type LiveServer, type LiveSocket } from './handshake.js';
import { watchSockets } from './live-meters.js';
import { closeUnread } from './slow-readers.js';
import { RefusalAckFilter } from './refusal-ack.filter.js';
import { SocketBroadcast } from '#platform/broadcast/socket-broadcast';
import { ThreadWatch } from './thread-watch.js';

/** Nobody joins and leaves more often than once a second. */
const MESSAGES_A_MINUTE = 60;

/** A message's shape and pace; who may send it is declared beside it and asked by the access guard. */
function check<Schema extends z.ZodType>(socket: LiveSocket, schema: Schema, message: unknown): z.output<Schema> {
  const { messages } = socket.data;
  const now = Date.now();
  if (now - messages.since > 60_000) Object.assign(messages, { since: now, count: 0 });
  if (++messages.count > MESSAGES_A_MINUTE) refuse('request.limited');
  const parsed = schema.safeParse(message);
  return parsed.success ? parsed.data : refuse('request.invalid');
}

/** The socket's side of the contract: it authenticates, lets into rooms, and never decides anything. */
@WebSocketGateway()
@UseFilters(RefusalAckFilter)
export class LiveGateway implements OnGatewayInit<LiveServer>, OnModuleDestroy {
  private readonly logger = new Logger('Live');
  private forgetSockets: (() => void) | undefined;
  private stopClosing: (() => void) | undefined;

  constructor(
    private readonly handshake: Handshake,
    private readonly broadcast: SocketBroadcast,
    private readonly watch: ThreadWatch,
    private readonly feedRooms: FeedRooms,
    private readonly presence: DeskPresence,
  ) {}

  afterInit(server: LiveServer): void {
    this.handshake.guard(server);
    this.broadcast.attach(server);
    this.presence.attach(server);
    this.forgetSockets = watchSockets(server);
    this.stopClosing = closeUnread(server);
    this.watch.begin(server, (error) => this.logger.warn(error));
  }

  onModuleDestroy(): void {
    this.watch.end();
    this.forgetSockets?.();
    this.stopClosing?.();
  }

  @SubscribeMessage('thread.join')
  @Access('anyone')
  async joinThread(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<JoinAck> {
    const { threadId, after } = check(socket, joinThread, message);
    return this.watch.join(socket, threadId, after);
  }

  @SubscribeMessage('thread.leave')
  @Access('anyone')
  async leaveThread(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<Ack> {
    const { threadId } = check(socket, leaveThread, message);
    await socket.leave(threadRoom(threadId));
    return { ok: true };
  }

  /** The reader's own room first, and the others asked for twice: whoever is followed or left in the meantime is not missed. */
  @SubscribeMessage('feed.join')
  @Access('user')
  async joinFeed(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<Ack> {
    check(socket, joinFeed, message ?? {});
    const readerId = socket.data.claims?.sub ?? refuse('token.absent');
    await socket.join(feedRoom(readerId));
    const rooms = await this.feedRooms.of(readerId);
    await socket.join(rooms);
    const still = new Set(await this.feedRooms.of(readerId));
    for (const room of rooms) if (!still.has(room)) await socket.leave(room);
    return { ok: true };
  }

  /** The rooms are asked for twice, as a feed's are: a role that is taken away in the meantime is not missed. */
  @SubscribeMessage('queue.join')
  @Access('moderator')
  async joinQueue(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<Ack> {
    const { siteId } = check(socket, joinQueue, message ?? {});
    await this.presence.enter(socket, siteId ?? null);
    return { ok: true };
  }
}
