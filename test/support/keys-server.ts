import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';

/** The keys of a publisher, at an address of their own on this machine. */
export class KeysServer {
  /** How often somebody asked. */
  asked = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** `more` makes the answer that many bytes longer than it has to be. */
  static async start(keys: JWK[], more = 0): Promise<KeysServer> {
    const server = createServer((request, response) => {
      keysServer.asked += 1;
      if (request.url === '/moved') return void response.writeHead(302, { location: '/keys' }).end();
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys, padding: 'x'.repeat(more) }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const keysServer = new KeysServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    return keysServer;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
