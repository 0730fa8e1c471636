import { StopInOrder } from '../../apps/api/src/start/stop-in-order.js';
import { Stage } from '../../bench/stage/stage.js';
import { drillClock } from './clock/clock.js';
import { drillDisk } from './disk/disk.js';
import { NotPossible, type Drill, type Finding } from './drill.js';
import { drillKill } from './kill/kill.js';
import { drillMigrate } from './migrate/migrate.js';
import { drillOverload } from './overload/overload.js';
import { drillPostgres } from './postgres/postgres.js';
import { drillRedis } from './redis/redis.js';
import { drillRestart } from './rolling/restart.js';
import { drillRestore } from './restore/restore.js';
import { drillSlow } from './slow/slow.js';
import { drillSmtp } from './smtp/smtp.js';

/**
 * `npm run drill -- kill|… [--short]`, or `all`: each on a stage of its own. Prints what was promised and what was seen, and ends with 1 when anything fell
 * short, of which a short form does not count what depends on how fast the machine is; with 3 when the one drill that was asked for is not possible on this machine.
 */
const drills: Record<string, Drill> = {
  kill: drillKill,
  migrate: drillMigrate,
  restart: drillRestart,
  restore: drillRestore,
  overload: drillOverload,
  postgres: drillPostgres,
  redis: drillRedis,
  smtp: drillSmtp,
  slow: drillSlow,
  clock: drillClock,
  disk: drillDisk,
};

/** None takes half of this; a drill that hangs ends by itself. */
const MOST_MINUTES = 15;

const NOT_POSSIBLE = 3;

type Outcome = 'pass' | 'fell short' | 'not possible here';

interface Run {
  name: string;
  outcome: Outcome;
  seconds: number;
}

const say = (message: string): void => console.log(message);

/** What the drill that is under way has started; a signal ends that, whichever it is. */
let stage = new StopInOrder();
const everything = new StopInOrder();
everything.add(() => stage.stop());

async function play(name: string, drill: Drill, short: boolean): Promise<Outcome> {
  stage = new StopInOrder();
  const tooLong = setTimeout(() => void everything.stop().then(() => process.exit(1)), MOST_MINUTES * 60_000);
  try {
    const findings = await drill(await Stage.set(stage), { short }, say);
    const countsHere = ({ timed = false }: Finding): boolean => !(short && timed);
    for (const finding of findings) say(`${finding.kept ? 'kept  ' : countsHere(finding) ? 'BROKEN' : 'missed'}  ${finding.promise}: ${finding.seen}`);
    const broken = findings.filter((finding) => !finding.kept && countsHere(finding)).length;
    const missed = findings.filter((finding) => !finding.kept).length - broken;
    const misses = missed === 0 ? '' : `; ${missed} of its times missed, which only the long form counts`;
    say(`${name}: ${broken === 0 ? 'pass' : `${broken} of ${findings.length} fell short`}${misses}`);
    return broken === 0 ? 'pass' : 'fell short';
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    say(`${name}: not possible here. ${error.message}`);
    return 'not possible here';
  } finally {
    clearTimeout(tooLong);
    await stage.stop();
  }
}

/** A drill that could not be played to its end has shown nothing, and the others still can. */
async function run(name: string, drill: Drill, short: boolean): Promise<Run> {
  say(`\n== ${name}${short ? ', short' : ''}`);
  const began = performance.now();
  const outcome = await play(name, drill, short).catch((error: unknown): Outcome => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 'fell short';
  });
  return { name, outcome, seconds: (performance.now() - began) / 1_000 };
}

async function runAll(): Promise<number> {
  const [wanted = '', ...options] = process.argv.slice(2);
  const chosen = Object.entries(drills).filter(([name]) => wanted === 'all' || wanted === name);
  if (chosen.length === 0) throw new Error(`Say which drill: npm run drill -- ${['all', ...Object.keys(drills)].join(' | ')} [--short]`);
  everything.onSignals(say);
  const runs: Run[] = [];
  for (const [name, drill] of chosen) runs.push(await run(name, drill, options.includes('--short')));
  say(`\n${runs.map(({ name, outcome, seconds }) => `${name.padEnd(10)} ${outcome.padEnd(18)} ${seconds.toFixed(0).padStart(4)} s`).join('\n')}`);
  if (runs.some(({ outcome }) => outcome === 'fell short')) return 1;
  return runs.every(({ outcome }) => outcome === 'not possible here') ? NOT_POSSIBLE : 0;
}

await runAll().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
