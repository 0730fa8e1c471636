import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to a server on this machine that can be long, so that everything on it takes a while to arrive, and that can fall silent while it is still there. */
export class SlowLine {
  /** How long each piece takes in each direction, in milliseconds. */
  delayMs = 0;
  private readonly sockets = new Set<Socket>();
  private silent = false;
  private kept: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async to(port: number, host = '127.0.0.1'): Promise<SlowLine> {
    const server = createServer();
    const line = new SlowLine(server);
    server.on('connection', (near) => {
      const far = connect(port, host);
      line.carry(near, far);
      line.carry(far, near);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The same address, but over this line. */
  over(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.port);
    return changed.href;
  }

  /** Nothing arrives any more, on either side; connections are taken and stay. */
  fallSilent(): void {
    this.silent = true;
  }

  /** What was kept back arrives. */
  speakAgain(): void {
    this.silent = false;
    for (const arrive of this.kept.splice(0)) arrive();
  }

  async close(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private carry(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('data', (piece) => this.later(() => to.write(piece)));
    from.on('close', () => {
      this.sockets.delete(from);
      this.later(() => to.destroy());
    });
  }

  private later(arrive: () => void): void {
    const now = (): void => void (this.silent ? this.kept.push(arrive) : arrive());
    if (this.delayMs === 0) now();
    else setTimeout(now, this.delayMs);
  }
}
