import { StopInOrder } from '../../apps/api/src/start/stop-in-order.js';
import { Stage } from '../../bench/stage/stage.js';
import type { Drill } from './drill.js';
import { drillKill } from './kill/kill.js';
import { drillMigrate } from './migrate/migrate.js';
import { drillOverload } from './overload/overload.js';
import { drillRestart } from './rolling/restart.js';
import { drillRestore } from './restore/restore.js';

/** `npm run drill -- kill|… [--short]`, or `all`: each on a stage of its own. Prints what was promised and what was seen, and ends with 1 when anything fell short. */
const drills: Record<string, Drill> = { kill: drillKill, migrate: drillMigrate, overload: drillOverload, restart: drillRestart, restore: drillRestore };

/** None takes half of this; a drill that hangs ends by itself. */
const MOST_MINUTES = 15;

const say = (message: string): void => console.log(message);

/** What the drill that is under way has started; a signal ends that, whichever it is. */
let stage = new StopInOrder();
const everything = new StopInOrder();
everything.add(() => stage.stop());

async function run(name: string, drill: Drill, short: boolean): Promise<boolean> {
  say(`\n== ${name}${short ? ', short' : ''}`);
  stage = new StopInOrder();
  const tooLong = setTimeout(() => void everything.stop().then(() => process.exit(1)), MOST_MINUTES * 60_000);
  try {
    const findings = await drill(await Stage.set(stage), { short }, say);
    for (const { promise, seen, kept } of findings) say(`${kept ? 'kept  ' : 'BROKEN'}  ${promise}: ${seen}`);
    const broken = findings.filter(({ kept }) => !kept).length;
    say(broken === 0 ? `${name}: pass` : `${name}: ${broken} of ${findings.length} fell short`);
    return broken === 0;
  } finally {
    clearTimeout(tooLong);
    await stage.stop();
  }
}

async function runAll(): Promise<boolean> {
  const [wanted = '', ...options] = process.argv.slice(2);
  const chosen = wanted === 'all' ? Object.keys(drills) : [wanted];
  const short = options.includes('--short');
  everything.onSignals(say);
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
