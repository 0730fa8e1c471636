import { HOST } from '../../../bench/stage/ports.js';

interface Reading {
  port: number;
  threads: string[];
  /** So many at once. */
  count: number;
}

/** So many orders there are, that pages are not only those that lie ready. */
const ORDERS = ['newest', 'oldest', 'best'];

/** Readers of one page after another until they are told to stop. Everything else than 200 is kept with its status; 0 is a line that broke. */
export class KeepReading {
  /** How long each took, in milliseconds. */
  readonly times: number[] = [];
  readonly refused: number[] = [];
  private going = true;
  private readonly done: Promise<unknown>;

  constructor(private readonly reading: Reading) {
    this.done = Promise.all(Array.from({ length: reading.count }, (_, number) => this.read(number)));
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.done;
  }

  private async read(number: number): Promise<void> {
    const { port, threads } = this.reading;
    for (let turn = number; this.going; turn += 1) {
      const from = performance.now();
      const path = `/api/v1/threads/${threads[turn % threads.length]}/replies?sort=${ORDERS[turn % ORDERS.length]}&limit=${10 + (turn % 20)}`;
      const answer = await fetch(`http://${HOST}:${port}${path}`).catch(() => null);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.status === 200) this.times.push(performance.now() - from);
      else this.refused.push(answer?.status ?? 0);
    }
  }
}
