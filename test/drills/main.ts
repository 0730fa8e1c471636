import { StopInOrder } from '../../apps/api/src/start/stop-in-order.js';
import { Stage } from '../../bench/stage/stage.js';
import type { Drill } from './drill.js';

/** `npm run drill -- kill|… [--short]`, or `all`: each on a stage of its own. Prints what was promised and what was seen, and ends with 1 when anything fell short. */
const drills: Record<string, Drill> = {};

/** None takes half of this; a drill that hangs ends by itself. */
const MOST_MINUTES = 15;

const say = (message: string): void => console.log(message);

async function run(name: string, drill: Drill, short: boolean): Promise<boolean> {
  say(`\n== ${name}${short ? ', short' : ''}`);
  const inOrder = new StopInOrder();
  inOrder.onSignals(say);
  const tooLong = setTimeout(() => void inOrder.stop().then(() => process.exit(1)), MOST_MINUTES * 60_000);
  try {
    const findings = await drill(await Stage.set(inOrder), { short }, say);
    for (const { promise, seen, kept } of findings) say(`${kept ? 'kept  ' : 'BROKEN'}  ${promise}: ${seen}`);
    const broken = findings.filter(({ kept }) => !kept).length;
    say(broken === 0 ? `${name}: pass` : `${name}: ${broken} of ${findings.length} fell short`);
    return broken === 0;
  } finally {
    clearTimeout(tooLong);
    await inOrder.stop();
  }
}

async function runAll(): Promise<boolean> {
  const [wanted = '', ...options] = process.argv.slice(2);
  const chosen = wanted === 'all' ? Object.keys(drills) : [wanted];
  const short = options.includes('--short');
  const results: boolean[] = [];
  for (const name of chosen) {
    const drill = drills[name];
    if (!drill) throw new Error(`Say which drill: npm run drill -- ${['all', ...Object.keys(drills)].join(' | ')} [--short]`);
    results.push(await run(name, drill, short));
  }
  return results.every(Boolean);
}

await runAll().then(
  (kept) => process.exit(kept ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
