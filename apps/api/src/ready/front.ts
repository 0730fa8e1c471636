import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { ReadyAnswers } from './ready-answers.js';
import { sendAtOnce } from './send-ready.js';

/** How long a client may take. Milliseconds. */
export interface ServerTimes {
  /** For all header lines. */
  headersTimeout: number;
  /** For the whole request, body and all. */
  requestTimeout: number;
  /** For the next request on a connection that is kept. */
  keepAliveTimeout: number;
  /** Without a byte in either direction. */
  connectionTimeout: number;
}

/** A node that is going: see `Drain`. */
export interface Going {
  readonly going: boolean;
  watch: (server: Server) => void;
}

/** What the front needs, once the application that has it is built. */
export interface Ready {
  answers: ReadyAnswers;
  drain: Going;
  /** Told of each answer given here: what it cost, in seconds. */
  observe: (status: number, seconds: number) => void;
}

/** The server's front: whatever is ready is answered before the framework looks at the request. */
export class Front {
  private readonly servers: Server[] = [];
  private ready: Ready | undefined;

  constructor(private readonly times: ServerTimes) {}

  open(ready: Ready): void {
    this.ready = ready;
    for (const server of this.servers) ready.drain.watch(server);
  }

  /** One server for each address that is listened on; what is not ready goes on to the framework. */
  makeServer(framework: RequestListener): Server {
    const { headersTimeout, requestTimeout, keepAliveTimeout, connectionTimeout } = this.times;
    const server = createServer({ headersTimeout, requestTimeout, keepAliveTimeout }, (request, response) => {
      // A connection that ends with its answer is not one on which the next request is lost.
      if (this.ready?.drain.going === true) response.shouldKeepAlive = false;
      if (!this.answers(request, response)) framework(request, response);
    });
    server.setTimeout(connectionTimeout);
    this.servers.push(server);
    this.ready?.drain.watch(server);
    return server;
  }

  private answers(request: IncomingMessage, response: ServerResponse): boolean {
    const { ready } = this;
    const { method, url, headers } = request;
    if (!ready || method !== 'GET' || url === undefined || headers.authorization !== undefined) return false;
    const name = ready.answers.names.of(url, headers);
    const answer = name === undefined ? undefined : ready.answers.ready(name);
    if (!answer) return false;
    const began = performance.now();
    const status = sendAtOnce(request, response, answer);
    if (status === undefined) return false;
    ready.observe(status, (performance.now() - began) / 1_000);
    return true;
  }
}
