import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionAnswer } from '#contract/accounts';
import type { SiteSettingsChange, SiteView } from '#contract/sites';
import type { Everything } from '../../support/everything.js';
import { ask } from './people.js';

/** A file as a publisher's server answers with it. */
interface Answer {
  type: string;
  text: string;
}

/** A publisher's own server: it answers with what a test has laid there, under a policy that the test sets. */
export class Publisher {
  /** By path. A page that was not laid is not there. */
  readonly files = new Map<string, Answer>();
  /** The Content-Security-Policy of every page; none when empty. */
  policy = '';
  /** Its site at the platform, once it has joined. */
  siteKey = '';
  private siteId = '';
  private admin: Record<string, string> = {};

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly platform: string,
  ) {}

  /** `host` decides which site it is: `localhost` and `127.0.0.1` are two. Over http, only frames of one's own site have a log-in. */
  static async open(platform: string, host: 'localhost' | '127.0.0.1' = 'localhost'): Promise<Publisher> {
    const server = createServer((request, response) => {
      const found = publisher.files.get((request.url ?? '').split('?')[0] ?? '');
      if (publisher.policy) response.setHeader('content-security-policy', publisher.policy);
      response.writeHead(found ? 200 : 404, { 'content-type': `${found?.type ?? 'text/plain'}; charset=utf-8` }).end(found?.text ?? 'Not here.');
    }).listen(0, host);
    await once(server, 'listening');
    const publisher = new Publisher(server, `http://${host}:${(server.address() as AddressInfo).port}`, platform);
    return publisher;
  }

  /** Has an admin make a site of it, on its own origin. */
  async join(site: Everything): Promise<this> {
    const { accessToken } = await ask<SessionAnswer>(`${site.url}/api/v1/auth/login`, 'POST', site.logins.admin, { 'x-belowline': '1' });
    this.admin = { authorization: `Bearer ${accessToken}` };
    const made = await ask<SiteView>(`${site.url}/api/v1/sites`, 'POST', { name: 'Another paper', origins: [this.url] }, this.admin);
    [this.siteKey, this.siteId] = [made.publicKey, made.id];
    return this;
  }

  async set(settings: SiteSettingsChange): Promise<void> {
    await ask(`${this.platform}/api/v1/sites/${this.siteId}`, 'PATCH', { settings }, this.admin);
  }

  /** Says that there is an article at a path, and answers with its main thread. */
  async article(path: string, headline: string): Promise<string> {
    const made = await ask<{ mainThreadId: string }>(`${this.platform}/api/v1/articles`, 'POST', { url: this.url + path, headline }, this.admin);
    return made.mainThreadId;
  }

  /** The element by which a page brings the script in. */
  get snippet(): string {
    return `<script async src="${this.platform}/embed.js" data-site="${this.siteKey}"></script>`;
  }

  /** Lays a page, and answers with its address. */
  page(path: string, body: string, head = this.snippet): string {
    const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A story</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
    this.files.set(path, { type: 'text/html', text });
    return this.url + path;
  }

  /** Lays a script of the publisher's own. */
  script(path: string, text: string): string {
    this.files.set(path, { type: 'text/javascript', text });
    return path;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** As little as a page has to allow for a discussion: what docs/embedding.md says, and the page's own scripts. */
export const strictPolicy = (platform: string): string =>
  `default-src 'none'; script-src 'self' ${platform}; frame-src ${platform}; connect-src ${platform}; img-src data:; style-src 'self'`;
