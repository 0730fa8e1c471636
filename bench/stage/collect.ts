import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options?: { type: 'major'; execution: 'sync'; flavor: 'regular' | 'last-resort' }) => void;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as Collect;

/** Collects what nobody holds any more. */
export function collectGarbage(): void {
  // The second finds what the first had only marked.
  collect();
  collect();
}

/** Collects to save memory, as V8 does by itself once it has collected nothing for 100 s (`kWatchdogDelayMs` of its memory reducer): it lets go of its empty pages too, which it keeps otherwise. */
export const collectToSaveMemory = (): void => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
