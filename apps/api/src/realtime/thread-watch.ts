import { Injectable } from '@nestjs/common';
import type { JoinAck } from '#contract/live';
import { threadRoom } from '#domain/identity/live-rooms';
import { ReadEvents } from '#domain/replies/read-events';
import { HEAD_SECONDS, type Thread } from '#domain/threads/thread';
import { viewThreadHead } from '#domain/threads/thread.view';
import { findThread, findThreads } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import type { LiveServer, LiveSocket } from './handshake.js';

/** More than this missed and a client is better served by one request than by many events. */
const REPLAYED = 200;

const PREFIX = threadRoom('');

/** Everybody who follows a thread live: who joins is brought up to date, and all are told now and then where it stands. */
@Injectable()
export class ThreadWatch {
  private timer: NodeJS.Timeout | undefined;
  private server: LiveServer | undefined;
  /** How far the rooms of this node were told that their threads are. */
  private told = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly events: ReadEvents,
    private readonly clock: Clock,
  ) {}

  begin(server: LiveServer, onError: (error: unknown) => void): void {
    this.server = server;
    this.timer = setInterval(() => void this.tellHeads().catch(onError), HEAD_SECONDS * 1_000);
  }

  end(): void {
    clearInterval(this.timer);
  }

  /** Joins first and replays afterwards: what happens in between comes twice, which a client sees by its number, and never not at all. */
  async join(socket: LiveSocket, threadId: string, after: number | undefined): Promise<JoinAck> {
    if (!(await findThread(this.database.client, threadId))) refuse('thread.absent');
    await socket.join(threadRoom(threadId));
    const behind = after !== undefined && (await this.replay(socket, threadId, after));
    const thread = (await findThread(this.database.client, threadId)) ?? refuse('thread.absent');
    const viewers = this.server?.sockets.adapter.rooms.get(threadRoom(threadId))?.size ?? 1;
    return { ok: true, seq: thread.seq, viewers, ...(behind ? { behind: true as const } : {}) };
  }

  /** Sends what was missed; true when that was more than is replayed. */
  private async replay(socket: LiveSocket, threadId: string, after: number): Promise<boolean> {
    const { items, next } = await this.events.run(threadId, after, REPLAYED);
    if (next !== null) return true;
    const thread = (await findThread(this.database.client, threadId)) ?? refuse('thread.absent');
    for (const { type, seq, reply } of items) {
      if (type === 'thread.changed') socket.emit(type, { ...viewThreadHead(thread, this.clock.now()), seq });
      else if (reply) socket.emit(type, { threadId, seq, reply });
    }
    return false;
  }

  /** The same at once, but only to those whose thread has moved since they were last told: for when this node may not have heard of it. */
  async tellMoved(): Promise<void> {
    await this.tellHeads(({ id, seq }) => this.told.get(id) !== seq);
  }

  private async tellHeads(wanted: (thread: Thread) => boolean = () => true): Promise<void> {
    const { server } = this;
    if (!server) return;
    const ids = [...server.sockets.adapter.rooms.keys()].filter((room) => room.startsWith(PREFIX)).map((room) => room.slice(PREFIX.length));
    const threads = ids.length === 0 ? [] : await findThreads(this.database.client, ids);
    for (const thread of threads.filter(wanted)) server.local.to(threadRoom(thread.id)).emit('thread.head', viewThreadHead(thread, this.clock.now()));
    this.told = new Map(threads.map(({ id, seq }) => [id, seq]));
  }
}
