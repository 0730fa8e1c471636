import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is left: objects, and what they hold outside the heap. */
export interface Settled {
  heldBytes: number;
}

/** Loaded before a server of either side, which knows nothing of it: when asked, it collects what nobody holds any more, and says what is left. */
export const SETTLE = 'settle memory';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (message) => {
  if (message !== SETTLE) return;
  // The second finds what the first had only marked.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external } satisfies Settled);
});
process.on('disconnect', () => process.exit());
