import { connect, type Socket } from 'node:net';
import { HOST } from '../stage/ports.js';

const HEAD_END = Buffer.from('\r\n\r\n');

/** An answer, as far as a load process looks at it. */
export interface Answered {
  status: number;
  /** The beginning of it, for saying what went wrong. */
  head: Buffer;
}

/**
 * One keep-alive connection with one request at a time. It reads the status and the length and counts bytes, nothing
 * more: on a machine with few processors, what the load spends is taken from the server that it measures.
 */
export class Connection {
  private pending: { done: (answered: Answered) => void; fail: (error: Error) => void } | undefined;
  private head: Buffer | undefined;
  private status = 0;
  private missing = 0;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', (error) => this.pending?.fail(error));
    socket.on('close', () => this.pending?.fail(new Error('The server closed the connection.')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((done, fail) => {
      const socket = connect({ port, host: HOST });
      socket.once('error', fail);
      socket.once('connect', () => done(new Connection(socket)));
    });
  }

  send(request: string): Promise<Answered> {
    return new Promise((done, fail) => {
      this.pending = { done, fail };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    if (this.missing > 0) this.missing -= chunk.length;
    else this.begin(this.head === undefined ? chunk : Buffer.concat([this.head, chunk]));
    if (this.status === 0 || this.missing > 0) return;
    const answered = { status: this.status, head: this.head ?? chunk };
    this.head = undefined;
    this.status = 0;
    this.pending?.done(answered);
  }

  private begin(received: Buffer): void {
    this.head = received;
    const end = received.indexOf(HEAD_END);
    if (end === -1) return;
    const text = received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
    this.status = Number(text.slice(9, 12));
    if (length === undefined && this.status !== 204 && this.status !== 304) this.pending?.fail(new Error(`No length is given:\n${text}`));
    this.missing = Number(length ?? 0) - (received.length - end - HEAD_END.length);
  }
}
