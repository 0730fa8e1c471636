import { collectGarbage } from '../stage/collect.js';

/** What is left: objects, and what they hold outside the heap. */
export interface Settled {
  heldBytes: number;
}

/** Loaded before a server of either side, which knows nothing of it: when asked, it collects what nobody holds any more, and says what is left. */
export const SETTLE = 'settle memory';

process.on('message', (message) => {
  if (message !== SETTLE) return;
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external } satisfies Settled);
});
process.on('disconnect', () => process.exit());
