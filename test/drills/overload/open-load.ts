import { randomUUID } from 'node:crypto';
import { Connection, type Answered } from '../../../bench/load/connection.js';
import { requestText } from '../../../bench/load/load-job.js';
import type { Kind, OpenJob, OpenResult } from './open-job.js';

/** The process that asks, as a crowd does: at its own pace, however long answers take. It is told what, and answers how it went. */
const TICK_MS = 1;

/** Of ten requests, two post, two ask what the reader may do, six read a page. */
const KINDS: readonly Kind[] = ['page', 'own', 'page', 'post', 'page', 'page', 'own', 'page', 'post', 'page'];

const ORDERS = ['newest', 'oldest', 'best'];

/** What is still on its way when the round is over has this long. */
const LAST_MS = 5_000;

/** Opened before anything is measured, and kept from round to round, as a balancer keeps its own: Node takes one new connection in each turn of its loop, so a crowd of new ones waits in the kernel, where nobody can be refused. */
const free: Connection[] = [];

async function openAll({ port, connections }: OpenJob): Promise<void> {
  const openOne = async (): Promise<void> => {
    const connection = await Connection.open(port);
    // One on which nothing was asked yet is not kept for long.
    await connection.send(requestText('GET', '/health/live'));
    free.push(connection);
  };
  while (free.length < connections) await Promise.all(Array.from({ length: Math.min(50, connections - free.length) }, openOne));
}

class Round {
  private asked = 0;
  private began = 0;
  private readonly open = new Set<Promise<void>>();
  private readonly odd = new Map<string, number>();
  private readonly result: OpenResult = { due: 0, unsent: 0, inTime: 0, lateness: [], accepted: [], refused: [], odd: [] };

  constructor(private readonly job: OpenJob) {}

  async run(): Promise<OpenResult> {
    const { rate, seconds } = this.job;
    const all = Math.floor(rate * seconds);
    await openAll(this.job);
    this.began = performance.now();
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        const due = Math.min(all, Math.floor(((performance.now() - this.began) / 1_000) * rate));
        for (; this.asked < due; this.asked += 1) this.ask(this.asked);
        if (this.asked < all) return;
        clearInterval(timer);
        done();
      }, TICK_MS);
    });
    await Promise.race([Promise.all(this.open), new Promise((late) => setTimeout(late, LAST_MS))]);
    if (this.open.size > 0) this.odd.set('no answer', this.open.size);
    return { ...this.result, due: all, odd: [...this.odd] };
  }

  private ask(number: number): void {
    // The one that has rested longest.
    const connection = free.shift();
    if (connection === undefined) {
      this.result.unsent += 1;
      return;
    }
    const done = this.send(number, connection).finally(() => this.open.delete(done));
    this.open.add(done);
  }

  private async send(number: number, connection: Connection): Promise<void> {
    const kind = KINDS[number % KINDS.length] ?? 'page';
    try {
      const sent = performance.now();
      const due = this.began + (number / this.job.rate) * 1_000;
      this.result.lateness.push(Math.max(0, sent - due));
      const answered = await connection.send(this.request(kind, number));
      this.note(answered, { second: Math.floor((due - this.began) / 1_000), ms: performance.now() - sent, kind });
      free.push(connection);
    } catch (error) {
      this.count(error instanceof Error ? error.message : String(error));
    }
  }

  private note({ status, head }: Answered, given: OpenResult['accepted'][number]): void {
    if (status >= 200 && status < 300) {
      this.result.accepted.push(given);
      if (performance.now() - this.began <= this.job.seconds * 1_000) this.result.inTime += 1;
    }
    else if (status === 503 && /\r\nretry-after: *[1-9]/i.test(head.toString('latin1'))) this.result.refused.push(given);
    else this.count(String(status));
  }

  private count(what: string): void {
    this.odd.set(what, (this.odd.get(what) ?? 0) + 1);
  }

  private request(kind: Kind, number: number): string {
    const { threads, tokens } = this.job;
    const thread = `/api/v1/threads/${threads[number % threads.length]}`;
    const authorization = `Bearer ${tokens[number % tokens.length]}`;
    if (kind === 'own') return requestText('GET', `${thread}/mine`, { authorization });
    // Of so many kinds of page, few lie ready.
    if (kind === 'page') return requestText('GET', `${thread}/replies?sort=${ORDERS[number % ORDERS.length]}&limit=${10 + (number % 31)}`);
    const headers = { authorization, 'idempotency-key': randomUUID() };
    return requestText('POST', `${thread}/replies`, headers, { body: `${randomUUID()} is what somebody says when everybody is here.` });
  }
}

process.on('message', (job: OpenJob) => void new Round(job).run().then((result) => process.send?.(result)));
process.on('disconnect', () => process.exit());
