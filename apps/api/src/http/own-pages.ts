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
}
