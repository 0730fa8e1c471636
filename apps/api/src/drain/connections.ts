import cluster from 'node:cluster';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ANY_MORE, CONNECTION, letGo, NO_MORE, PASSES_ON } from './passing-on.js';

/** Longer than any process takes to answer another. */
const PATIENCE_MS = 2_000;

/** What is known of a connection. */
interface Known {
  /** Requests on it that are not answered yet. */
  open: number;
  /** Bytes that had come when the last one was answered: more than that is the beginning of another. */
  read: number;
  /** Speaks HTTP no more: a WebSocket. */
  upgraded: boolean;
}

/**
 * The connections of this process, those included that another process of its crew has passed on to it. A connection that is kept promises that a request on it
 * will be answered: a process that goes keeps the promise by passing it on, unread, to one that stays.
 */
export class Connections {
  private readonly known = new Map<Socket, Known>();
  /** Passed on to us and silent since: Node's server would wait for a request on them no longer than on new ones. */
  private readonly silent = new Set<Socket>();
  private readonly servers: HttpServer[] = [];
  private passesOn = false;
  private settled: (() => void) | undefined;

  constructor() {
    // Only a process of a crew has somebody to hear.
    if (cluster.isWorker) process.on('message', this.hear);
  }

  get count(): number {
    return this.known.size + this.silent.size;
  }

  watch(server: HttpServer): void {
    this.servers.push(server);
    server.on('connection', (socket: Socket) => {
      this.known.set(socket, { open: 0, read: 0, upgraded: false });
      socket.once('close', () => this.known.delete(socket));
    });
    server.on('upgrade', (_request: IncomingMessage, socket: Socket) => {
      const known = this.known.get(socket);
      if (known) known.upgraded = true;
    });
    // Once it listens, everything that answers requests is there, and this is told of each before it is answered.
    server.once('listening', () => server.prependListener('request', this.note));
  }

  /** Resolves when every connection that was given to this process before it stopped listening is here. One that came to nobody would wait for ever. */
  async settle(): Promise<void> {
    if (!this.passesOn || !process.connected) return;
    const answered = new Promise<void>((done) => (this.settled = done));
    process.send?.(ANY_MORE);
    await Promise.race([answered, wait(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Passes on what is idle, where there is somebody to pass it on to; answers whether there is. */
  passOnIdle(): boolean {
    if (!this.passesOn || !process.connected) return false;
    for (const [socket, { open, read, upgraded }] of this.known) {
      if (open > 0 || upgraded || socket.bytesRead !== read || socket.destroyed) continue;
      this.known.set(socket, { open: 1, read, upgraded });
      this.send(socket);
    }
    for (const socket of this.silent) {
      if (socket.readableLength > 0) continue;
      socket.removeAllListeners('readable');
      this.silent.delete(socket);
      this.known.set(socket, { open: 1, read: 0, upgraded: false });
      socket.once('close', () => this.known.delete(socket));
      this.send(socket);
    }
    return true;
  }

  /** Closes those on which nothing is under way, passed on or not. */
  closeIdle(): void {
    for (const server of this.servers) server.closeIdleConnections();
    for (const socket of this.silent) socket.destroy();
  }

  forget(): void {
    process.off('message', this.hear);
  }

  private send(socket: Socket): void {
    letGo(socket, (each, sent) => process.send?.(CONNECTION, each, {}, sent));
  }

  private readonly note = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    const known = this.known.get(socket);
    if (!known) return;
    known.open += 1;
    response.once('close', () => {
      known.open -= 1;
      known.read = socket.bytesRead;
    });
  };

  private readonly hear = (message: unknown, socket?: Socket): void => {
    if (message === PASSES_ON) this.passesOn = true;
    if (message === NO_MORE) this.settled?.();
    if (message === CONNECTION && socket) this.takeOver(socket);
  };

  private takeOver(socket: Socket): void {
    const [server] = this.servers;
    if (!server) return void socket.destroy();
    this.silent.add(socket);
    socket.setTimeout(server.keepAliveTimeout, () => socket.destroy());
    socket.once('error', () => socket.destroy());
    socket.once('close', () => this.silent.delete(socket));
    socket.once('readable', () => {
      this.silent.delete(socket);
      socket.removeAllListeners('timeout').removeAllListeners('error');
      server.emit('connection', socket);
    });
  }
}
