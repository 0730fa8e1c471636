import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One connection that is kept between requests, as a balancer keeps its own. */
export class KeptConnection {
  /** Whether the other side ended it. */
  ended = false;

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.on('close', () => (this.ended = true));
  }

  static async open(port: number): Promise<KeptConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new KeptConnection(socket);
  }

  /** Sends bytes as they are. */
  send(text: string): void {
    this.socket.write(text);
  }

  /** What comes next, head and body. Answers that come in pieces are not for this. */
  async hear(): Promise<string> {
    const [chunk] = (await once(this.socket, 'data')) as [Buffer];
    return chunk.toString();
  }

  /** The status of an answer; 0 where the connection ended instead. */
  async ask(path: string): Promise<number> {
    if (this.ended) return 0;
    this.send(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    const over = once(this.socket, 'close').then(() => '');
    return Number((await Promise.race([this.hear(), over])).slice(9, 12));
  }

  close(): void {
    this.socket.destroy();
  }
}
