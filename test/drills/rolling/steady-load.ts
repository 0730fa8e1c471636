import { randomUUID } from 'node:crypto';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Reader } from '../../../bench/stage/readers.js';

interface Loading {
  host: string;
  port: number;
  threads: string[];
  readers: Reader[];
  /** Requests a second. */
  rate: number;
}

/** One in so many posts; the others read. */
const POSTS_ONE_IN = 10;

const TICK_MS = 10;

/** Asks at a steady pace, however long the answers take, on connections that are kept, as balancers keep theirs. Never tries anything twice. */
export class SteadyLoad {
  readonly statuses = new Map<number, number>();
  /** Why a connection broke under a request. */
  readonly broken: string[] = [];
  answered = 0;
  private asked = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private readonly began = performance.now();
  private readonly timer = setInterval(() => this.tick(), TICK_MS);
  private readonly open = new Set<Promise<void>>();
  private until = Number.POSITIVE_INFINITY;

  constructor(private readonly loading: Loading) {}

  /** How many requests were to be sent by now. */
  get due(): number {
    return Math.floor(((Math.min(performance.now(), this.until) - this.began) / 1_000) * this.loading.rate);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.until = performance.now();
    await Promise.all(this.open);
    this.agent.destroy();
  }

  private tick(): void {
    for (; this.asked < this.due; this.asked += 1) {
      const done = this.ask(this.asked).finally(() => this.open.delete(done));
      this.open.add(done);
    }
  }

  private ask(number: number): Promise<void> {
    return new Promise((done) => {
      const asking = this.begin(number);
      asking.on('response', (response: IncomingMessage) => {
        response.resume();
        response.on('error', () => undefined);
        response.on('close', () => {
          if (response.complete) this.count(response.statusCode ?? 0);
          else this.broken.push('the answer was cut off');
          done();
        });
      });
      asking.on('error', (error: NodeJS.ErrnoException) => {
        this.broken.push(error.code ?? error.message);
        done();
      });
    });
  }

  private begin(number: number): ClientRequest {
    const { host, port, threads, readers } = this.loading;
    const path = `/api/v1/threads/${threads[number % threads.length]}/replies`;
    const options = { host, port, path, agent: this.agent };
    if (number % POSTS_ONE_IN !== 0) return request(options).end();
    const reader = readers[(number / POSTS_ONE_IN) % readers.length];
    const headers = { authorization: `Bearer ${reader?.token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return request({ ...options, method: 'POST', headers }).end(JSON.stringify({ body: `${randomUUID()} was said while somebody restarted us.` }));
  }

  private count(status: number): void {
    this.answered += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}
