import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Config } from '#platform/config/config';

type Headers = IncomingMessage['headers'];

/** Tells our own pages from everybody else's, by what a browser cannot be made to lie about. */
@Injectable()
export class OwnPages {
  constructor(private readonly config: Config) {}

  /**
   * Whether a request comes from a page of this platform, or from no page at all: programs send no Origin and
   * carry nobody's cookies along. A page has our origin when it names the one we are known by, or the very host it talks to.
   */
  isOwn({ origin, host }: Headers): boolean {
    if (origin === undefined || origin === this.config.publicUrl) return true;
    const url = URL.parse(origin);
    return url !== null && host !== undefined && url.host === host && url.origin === origin;
  }

  /**
   * The origin of our page that a request comes from, as an authenticator signs it: ours, or another port or scheme of the very
   * same host, as where one machine is reached in several ways. Never another host: it could sign for its own pages.
   */
  originOf(headers: Headers): string {
    const { origin = this.config.publicUrl } = headers;
    const sameHost = URL.parse(origin)?.hostname === new URL(this.config.publicUrl).hostname;
    return sameHost && this.isOwn(headers) ? origin : this.config.publicUrl;
  }
}
