import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '../../../bench/stage/ports.js';

const PAUSE_MS = 100;

/** The status of a GET of one of a node's addresses; 0 where no answer came within a few seconds. */
export async function statusOf(port: number, path: string): Promise<number> {
  const answer = await fetch(`http://${HOST}:${port}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? 0;
}

/** Waits until something holds; answers how long that took in milliseconds, NaN when it took too long. */
export async function until(holds: () => boolean | Promise<boolean>, patienceMs: number): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > patienceMs) return Number.NaN;
    await wait(PAUSE_MS);
  }
  return performance.now() - began;
}
