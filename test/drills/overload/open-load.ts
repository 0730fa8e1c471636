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

class Round {
  private readonly free: Connection[] = [];
  private opened = 0;
  private asked = 0;
  private readonly began = performance.now();
  private readonly open = new Set<Promise<void>>();
  private readonly odd = new Map<string, number>();
  private readonly result: OpenResult = { due: 0, unsent: 0, lateness: [], accepted: [], refused: [], odd: [] };

  constructor(private readonly job: OpenJob) {}

  async run(): Promise<OpenResult> {
    const { rate, seconds } = this.job;
    const all = Math.floor(rate * seconds);
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
    for (const connection of this.free) connection.close();
    return { ...this.result, due: all, odd: [...this.odd] };
  }

  private ask(number: number): void {
    const connection = this.free.pop();
    if (connection === undefined && this.opened >= this.job.connections) {
      this.result.unsent += 1;
      return;
    }
    const done = this.send(number, connection).finally(() => this.open.delete(done));
    this.open.add(done);
  }

  private async send(number: number, kept: Connection | undefined): Promise<void> {
    const kind = KINDS[number % KINDS.length] ?? 'page';
    try {
      if (kept === undefined) this.opened += 1;
      const connection = kept ?? (await Connection.open(this.job.port));
      const sent = performance.now();
      const due = this.began + (number / this.job.rate) * 1_000;
      this.result.lateness.push(Math.max(0, sent - due));
      const answered = await connection.send(this.request(kind, number));
      this.note(answered, { second: Math.floor((due - this.began) / 1_000), ms: performance.now() - sent, kind });
      if (/\r\nconnection: close\r\n/i.test(answered.head.toString('latin1', 0, 1_000))) {
        this.opened -= 1;
        connection.close();
      } else this.free.push(connection);
    } catch (error) {
      this.opened -= 1;
      this.count(error instanceof Error ? error.message : String(error));
    }
  }

  private note({ status, head }: Answered, given: OpenResult['accepted'][number]): void {
    if (status >= 200 && status < 300) this.result.accepted.push(given);
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
