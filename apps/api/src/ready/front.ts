import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Crowd } from '../crowd/crowd.js';
import { turnAway } from '../crowd/turn-away.js';
import { secondsSince } from '#platform/meters/meters';
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
  /** Told of each answer given here, as which route it counts, and what it cost, in seconds. */
  observe: (route: 'ready' | 'turned away', method: string, status: number, seconds: number) => void;
}

/** What there is to know of requests before there is an application. */
export interface AtTheDoor {
  crowd: Crowd;
  /** What a request's lines in the log are found by. */
  idOf: (request: IncomingMessage) => string;
}

/** Otherwise Node looks every thirty seconds whether somebody takes too long. */
const LOOK_MS = 1_000;

/** The server's front: whatever is ready is answered before the framework looks at the request, and whom there is no room for is turned away. */
export class Front {
  private readonly servers: Server[] = [];
  private ready: Ready | undefined;

  constructor(
    private readonly times: ServerTimes,
    private readonly door: AtTheDoor,
  ) {}

  open(ready: Ready): void {
    this.ready = ready;
    for (const server of this.servers) ready.drain.watch(server);
  }

  /** Whether answers end their connections, also to what came before that was so. */
  get going(): boolean {
    return this.ready?.drain.going === true;
  }

  /** One server for each address that is listened on; what is not ready goes on to the framework. */
  makeServer(framework: RequestListener): Server {
    const { headersTimeout, requestTimeout, keepAliveTimeout, connectionTimeout } = this.times;
    const server = createServer({ headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval: LOOK_MS }, (request, response) => {
      // A connection that ends with its answer is not one on which the next request is lost.
      if (this.going) response.shouldKeepAlive = false;
      if (!this.answers(request, response) && this.letsIn(request, response)) framework(request, response);
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
    ready.observe('ready', method, status, secondsSince(began));
    return true;
  }

  private letsIn(request: IncomingMessage, response: ServerResponse): boolean {
    const { crowd, idOf } = this.door;
    if (crowd.admit(request, response)) return true;
    const began = performance.now();
    turnAway(request, response, idOf(request));
    this.ready?.observe('turned away', request.method ?? '', response.statusCode, secondsSince(began));
    return false;
  }
}
