import { io, type Socket } from 'socket.io-client';
import { HOST } from '../../../bench/stage/ports.js';

/** How often who watches looks whether it missed something, where nothing tells it. */
const ASK_MS = 1_000;

/** Somebody who follows a thread live, as the frame does: what a socket tells is a hint, and what is missing is asked for by number. */
export class Watcher {
  /** The numbers that it knows of, from the one after `after` on. */
  readonly seen = new Set<number>();
  /** When it lost its line, and when it was back, in milliseconds. */
  readonly away: number[] = [];
  private readonly socket: Socket;
  private lostAt: number | undefined;

  constructor(
    private readonly port: number,
    private readonly threadId: string,
    private readonly after: number,
  ) {
    this.socket = io(`http://${HOST}:${port}`, { transports: ['websocket'], forceNew: true, reconnectionDelay: 1_000, reconnectionDelayMax: 3_000, randomizationFactor: 0.7 });
    this.socket.on('connect', () => void this.join());
    this.socket.on('disconnect', () => (this.lostAt ??= performance.now()));
    this.socket.on('reply.published', ({ seq }: { seq: number }) => this.seen.add(seq));
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Resolves once it knows every number up to this one. */
  async until(seq: number, patienceMs: number): Promise<boolean> {
    for (const end = performance.now() + patienceMs; performance.now() < end; ) {
      if (this.last() >= seq) return true;
      await this.catchUp().catch(() => undefined);
      await new Promise((done) => setTimeout(done, ASK_MS / 10));
    }
    return this.last() >= seq;
  }

  leave(): void {
    this.socket.disconnect();
  }

  /** The last number up to which none is missing. */
  private last(): number {
    let last = this.after;
    while (this.seen.has(last + 1)) last += 1;
    return last;
  }

  private async join(): Promise<void> {
    if (this.lostAt !== undefined) this.away.push(performance.now() - this.lostAt);
    this.lostAt = undefined;
    await this.socket.timeout(5_000).emitWithAck('thread.join', { threadId: this.threadId, after: this.last() }).catch(() => undefined);
  }

  private async catchUp(): Promise<void> {
    const answer = await fetch(`http://${HOST}:${this.port}/api/v1/threads/${this.threadId}/events?after=${this.last()}`);
    if (!answer.ok) return;
    const { items } = (await answer.json()) as { items: { seq: number }[] };
    for (const { seq } of items) this.seen.add(seq);
  }
}
