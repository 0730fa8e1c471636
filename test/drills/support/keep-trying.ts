import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '../../../bench/stage/ports.js';
import type { Reader } from '../../../bench/stage/readers.js';

/** One request and what came of it, in milliseconds of the clock of this process; 0 is a line that broke, or on which nothing came. */
export interface Try {
  sentAt: number;
  ms: number;
  status: number;
  retryAfter: boolean;
  /** Of the reply, where one was made. */
  id?: string;
}

interface Trying {
  ports: number[];
  readers: Reader[];
  threads: string[];
  /** Between two tries of one reader, in milliseconds. */
  pauseMs?: number;
}

/** Longer than anything may take. */
const PATIENCE_MS = 20_000;

/** Readers who post one reply after another, whatever comes of it, each reply under a key of its own. Every try is noted. */
export class KeepTrying {
  readonly tries: Try[] = [];
  private going = true;
  private readonly done: Promise<unknown>;

  constructor(private readonly trying: Trying) {
    this.done = Promise.all(trying.readers.map((reader, number) => this.write(reader, number)));
  }

  /** Those that were sent in a time. */
  sentIn(from: number, until: number): Try[] {
    return this.tries.filter(({ sentAt }) => sentAt >= from && sentAt < until);
  }

  /** Those that were under way at some time between two moments; what they took before counts as nothing. */
  underWayIn(from: number, until: number): Try[] {
    return this.tries.filter(({ sentAt, ms }) => sentAt + ms > from && sentAt < until).map((each) => ({ ...each, ms: each.ms - Math.max(0, from - each.sentAt) }));
  }

  /** When the first was acknowledged that was sent after this; NaN when none was. */
  acknowledgedAfter(moment: number): number {
    return Math.min(...this.tries.filter(({ sentAt, status }) => sentAt >= moment && status === 201).map(({ sentAt, ms }) => sentAt + ms));
  }

  get acknowledged(): number {
    return this.tries.filter(({ status }) => status === 201).length;
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.done;
  }

  private async write({ token }: Reader, number: number): Promise<void> {
    const { ports, threads, pauseMs = 50 } = this.trying;
    for (let turn = number; this.going; turn += 1) {
      const sentAt = performance.now();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      const body = JSON.stringify({ body: `${randomUUID()} is what reader ${number} says, come what may.` });
      const url = `http://${HOST}:${ports[turn % ports.length]}/api/v1/threads/${threads[turn % threads.length]}/replies`;
      const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
      const said = (await answer?.json().catch(() => undefined)) as { id?: string } | undefined;
      const status = answer?.status ?? 0;
      this.tries.push({ sentAt, ms: performance.now() - sentAt, status, retryAfter: answer?.headers.has('retry-after') === true, ...(status === 201 && said?.id !== undefined ? { id: said.id } : {}) });
      await wait(pauseMs);
    }
  }
}

/** How often each status came, as a text. */
export function tally(tries: readonly Pick<Try, 'status'>[]): string {
  const counts = new Map<number, number>();
  for (const { status } of tries) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, times]) => `${times} × ${status === 0 ? 'a broken line' : status}`).join(', ') || 'nothing';
}

export const slowest = (tries: readonly Pick<Try, 'ms'>[]): number => Math.max(0, ...tries.map(({ ms }) => ms));
