import { io, type Socket } from 'socket.io-client';
import { HOST } from '../../../bench/stage/ports.js';

interface Told {
  seq: number;
  reply: { id: string } | null;
}

/** Somebody who has a discussion open, as the frame has it: what comes by the socket is shown, and where the thread is further than that, the rest is asked for. */
export class Follower {
  /** When each reply was first known here, by its id, in milliseconds of the clock of this process. */
  readonly knownAt = new Map<string, number>();
  /** How often the thread had moved on unheard. */
  asked = 0;
  private last = 0;
  private asking = false;
  private readonly socket: Socket;

  constructor(
    private readonly port: number,
    private readonly threadId: string,
  ) {
    this.socket = io(`http://${HOST}:${port}`, { transports: ['websocket'], forceNew: true });
    this.socket.on('connect', () => void this.socket.timeout(5_000).emitWithAck('thread.join', { threadId, after: this.last }).catch(() => undefined));
    this.socket.on('reply.published', (event: Told) => this.note(event));
    this.socket.on('thread.head', ({ threadId: whose, seq }: { threadId: string; seq: number }) => {
      if (whose === threadId && seq > this.last) void this.catchUp();
    });
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  leave(): void {
    this.socket.disconnect();
  }

  /** What comes after a gap is known all the same; the gap is found by the next head. */
  private note({ seq, reply }: Told): void {
    if (reply && !this.knownAt.has(reply.id)) this.knownAt.set(reply.id, performance.now());
    if (seq === this.last + 1) this.last = seq;
  }

  private async catchUp(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.asked += 1;
    try {
      // A page holds only so many: whoever asked for one alone would be further behind with every head of a busy discussion.
      while (await this.readPage());
    } catch {
      return;
    } finally {
      this.asking = false;
    }
  }

  /** True when there is more after it. */
  private async readPage(): Promise<boolean> {
    const from = this.last;
    const answer = await fetch(`http://${HOST}:${this.port}/api/v1/threads/${this.threadId}/events?after=${from}`);
    if (!answer.ok) return false;
    const { items, next } = (await answer.json()) as { items: Told[]; next: number | null };
    for (const event of items) this.note(event);
    return next !== null && this.last > from;
  }
}
