import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Loaded before a server of either side, which knows nothing of it: when asked, it collects what nobody holds any more, and says so. */
export const SETTLE = 'settle memory';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (message) => {
  if (message !== SETTLE) return;
  // The second finds what the first had only marked.
  collect();
  collect();
  process.send?.('settled');
});
process.on('disconnect', () => process.exit());
