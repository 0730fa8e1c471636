import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';

/** The name of the answer to a request, by its address and headers; undefined where such requests have no ready answers. Has to be quick: each request is asked. */
export type Naming = (url: string, headers: IncomingHttpHeaders) => string | undefined;

/** Which requests may be answered with ready-made bytes, and under which names those are kept. */
@Injectable()
export class ReadyNames {
  private readonly namings: Naming[] = [];

  add(naming: Naming): void {
    this.namings.push(naming);
  }

  of(url: string, headers: IncomingHttpHeaders): string | undefined {
    for (const naming of this.namings) {
      const name = naming(url, headers);
      if (name !== undefined) return name;
    }
    return undefined;
  }
}
