import { once } from 'node:events';
import { createServer as createPages, type Server as Pages } from 'node:http';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { makeCertificate } from '../../support/certificate.js';

const portOf = (server: Server | Pages): number => (server.address() as AddressInfo).port;

async function close(server: Server | Pages): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

/** TLS in front of a site, as an operator's proxy would put it there. */
export class TlsProxy {
  private readonly ends = new Set<Socket>();
  /** The port of the site behind it. */
  target = 0;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<TlsProxy> {
    const server = createTls(makeCertificate(), (near) => {
      const far = connect(proxy.target, 'localhost');
      for (const [from, to] of [[near, far], [far, near]] as const) {
        proxy.ends.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy()).on('close', () => {
          proxy.ends.delete(from);
          to.destroy();
        });
      }
    });
    // Some connections end before they are any good: a browser tries out what it may never use.
    server.on('tlsClientError', () => undefined);
    const proxy = new TlsProxy(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    return `https://127.0.0.1:${portOf(this.server)}`;
  }

  async close(): Promise<void> {
    for (const end of this.ends) end.destroy();
    await close(this.server);
  }
}

/** A newspaper of somebody else's, on another site than the platform: a page for each path, with the discussion in it. */
export class Paper {
  /** What the page says of its reader: the attribute that the publisher's server writes, or nothing. */
  token: string | null = null;
  /** The language of its pages. */
  language = 'en';

  private constructor(
    private readonly server: Pages,
    readonly url: string,
  ) {}

  /** `host` decides which site it is: `localhost` and `127.0.0.1` are two. */
  static async open(platform: string, siteKey: string, host: 'localhost' | '127.0.0.1' = 'localhost'): Promise<Paper> {
    const server = createPages((request, response) => {
      const token = paper.token === null ? '' : ` data-token="${paper.token}"`;
      response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="${paper.language}"><meta charset="utf-8"><title>A story</title>
<h1>A story</h1><script async src="${platform}/embed.js" data-site="${siteKey}"></script><div data-belowline-thread${token}></div><p>${request.url}</p></html>`);
    }).listen(0, host);
    await once(server, 'listening');
    const paper = new Paper(server, `http://${host}:${portOf(server)}`);
    return paper;
  }

  close(): Promise<void> {
    return close(this.server);
  }
}
