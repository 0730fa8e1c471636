import { createHash, randomBytes } from 'node:crypto';

/** Where a request ended up. */
export interface Visit {
  status: number;
  url: URL;
  text: string;
  headers: Headers;
}

/** The secret half of a request for a code, and the half that is shown (RFC 7636). */
export function newProof(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A browser window without a screen: goes where it is sent, fills in forms, and keeps each host's cookies. */
export class Visitor {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** `publicUrl` is what the installation calls itself, `url` where it is. */
  constructor(
    private readonly publicUrl: string,
    private readonly url: string,
  ) {}

  /** Opens an address and follows where it leads, until something is shown or the next stop is one to wait at. */
  async open(address: string | URL, options: { body?: URLSearchParams; stopAt?: RegExp } = {}): Promise<Visit> {
    let [url, body] = [new URL(address, this.publicUrl), options.body];
    for (;;) {
      const response = await this.ask(url, body);
      const location = response.headers.get('location');
      if (location === null) return { status: response.status, url, text: await response.text(), headers: response.headers };
      url = new URL(location, url);
      body = undefined;
      if (options.stopAt?.test(url.pathname)) return { status: response.status, url, text: '', headers: response.headers };
    }
  }

  /** Signs in on the provider's page that was opened, up to where it sends the browser back to us. */
  async signIn(page: Visit, login: string): Promise<URL> {
    if (!page.text.includes('<form method="post">')) throw new Error(`There is no form at ${page.url.href}: ${page.text}`);
    return (await this.open(page.url, { body: new URLSearchParams({ login }), stopAt: /\/callback$/ })).url;
  }

  private async ask(url: URL, body: URLSearchParams | undefined): Promise<Response> {
    const target = url.origin === this.publicUrl ? new URL(url.pathname + url.search, this.url) : url;
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(target, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    return response;
  }
}
