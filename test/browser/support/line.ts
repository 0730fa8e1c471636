import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A line to a site that can be cut. A browser's own offline switch holds back what an open socket brings and
 * hands it over later, so nothing is ever missed; here the connections really end.
 */
export class Line {
  private readonly ends = new Set<Socket>();
  private readonly server: Server;
  private isCut = false;
  /** The port of the site at the other end. */
  target = 0;

  private constructor() {
    this.server = createServer((near) => {
      if (this.isCut) return void near.destroy();
      const far = connect(this.target, '127.0.0.1');
      for (const [from, to] of [[near, far], [far, near]] as const) {
        this.ends.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy()).on('close', () => {
          this.ends.delete(from);
          to.destroy();
        });
      }
    });
  }

  static async open(): Promise<Line> {
    const line = new Line();
    await once(line.server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    this.ends.forEach((end) => end.destroy());
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}
