import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '../../../bench/stage/ports.js';

/** Between two looks. */
const PAUSE_MS = 100;

/** Somebody who asks one thing again and again, whatever goes on, and notes what came of it. */
export class LookIn {
  readonly times: number[] = [];
  /** By status; 0 for a line that broke. */
  readonly statuses = new Map<number, number>();
  private going = true;
  private readonly done: Promise<void>;

  constructor(private readonly asking: { port: number; path: string; token?: string }) {
    this.done = this.look();
  }

  get failed(): number {
    return [...this.statuses].filter(([status]) => status !== 200).reduce((sum, [, times]) => sum + times, 0);
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.done;
  }

  private async look(): Promise<void> {
    const { port, path, token } = this.asking;
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    for (; this.going; await wait(PAUSE_MS)) {
      const from = performance.now();
      const answer = await fetch(`http://${HOST}:${port}${path}`, { headers }).catch(() => null);
      await answer?.arrayBuffer().catch(() => undefined);
      const status = answer?.status ?? 0;
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (status === 200) this.times.push(performance.now() - from);
    }
  }
}
