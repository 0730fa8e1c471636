import { setTimeout as wait } from 'node:timers/promises';
import { plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Running, Stage } from '../../../bench/stage/stage.js';
import type { Drill, Finding } from '../drill.js';
import { KeepTrying, slowest, tally } from '../support/keep-trying.js';
import { statusOf, until } from '../support/probe.js';
import { letAllGo, stopAll } from '../support/stop-and-go.js';

const THREADS = 4;
const WRITERS = 24;

/** How long PostgreSQL is away each time, and how often each of the ways. */
const AWAY_MS = { short: 4_000, long: 20_000 };
const TIMES = { short: 1, long: 3 };

const MOST_REFUSED_MS = 2_000;
const MOST_RECOVERY_MS = 5_000;

/** A way to be away, and how it ends. */
interface Fault {
  name: string;
  begin: (stage: Stage) => Promise<void> | void;
  end: (stage: Stage) => Promise<void> | void;
}

const faults: Fault[] = [
  { name: 'stands still', begin: (stage) => stopAll(stage.databasePid), end: (stage) => letAllGo(stage.databasePid) },
  { name: 'was killed', begin: (stage) => stage.killDatabase(), end: (stage) => stage.startDatabase() },
];

interface Seen {
  fault: string;
  refused: { ms: number; tally: string; coded: boolean };
  ready: number;
  live: number;
  recoveryMs: number;
}

async function play(stage: Stage, { name, begin, end }: Fault, node: Running, writing: KeepTrying, awayMs: number): Promise<Seen> {
  const before = writing.acknowledged;
  await until(() => writing.acknowledged > before + WRITERS, MOST_RECOVERY_MS * 2);
  await begin(stage);
  const gone = performance.now();
  const [live] = [await statusOf(node.port, '/health/live'), await wait(MOST_REFUSED_MS)];
  const ready = await statusOf(node.port, '/health/ready');
  await wait(Math.max(0, gone + awayMs - performance.now()));
  const mended = performance.now();
  await end(stage);
  const back = performance.now();
  await until(async () => Number.isFinite(writing.acknowledgedAfter(back)) && (await statusOf(node.port, '/health/ready')) === 200, MOST_RECOVERY_MS * 3);
  const ended = performance.now();
  // What was still under way as it came back may have been done after all.
  const tries = writing.underWayIn(gone, mended).filter(({ status }) => status !== 201);
  const coded = tries.length > 0 && tries.every(({ status, retryAfter }) => status === 503 && retryAfter);
  return { fault: name, refused: { ms: slowest(tries), tally: tally(tries), coded }, ready, live, recoveryMs: ended - back };
}

/** PostgreSQL goes away in several ways while readers write, and comes back. */
export const drillPostgres: Drill = async (stage, { short }, say) => {
  const extent = short ? 'short' : 'long';
  const threads = await stage.query(async (client) => plantThreads(client, await plantSite(client), Array.from({ length: THREADS }, (_, number) => `thread-${number}`)));
  const node = await stage.startApi();
  const readers = await registerReaders(node.port, WRITERS);
  // Whatever happens to us, nothing may be left standing still.
  stage.strikeWith(() => Promise.resolve(letAllGo(stage.databasePid)));
  const writing = new KeepTrying({ ports: [node.port], readers, threads });
  const all: Seen[] = [];
  for (let time = 1; time <= TIMES[extent]; time += 1) {
    for (const fault of faults) {
      const seen = await play(stage, fault, node, writing, AWAY_MS[extent]);
      say(`PostgreSQL ${seen.fault}: ${seen.refused.tally}, ${seen.refused.ms.toFixed(0)} ms at the longest; back after ${seen.recoveryMs.toFixed(0)} ms.`);
      all.push(seen);
    }
  }
  await writing.stop();
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const [refusing, recovering] = [Math.max(...all.map(({ refused }) => refused.ms)), Math.max(...all.map(({ recoveryMs }) => recoveryMs))];
  const each = (tell: (seen: Seen) => unknown): string => all.map((seen) => `${seen.fault} ${String(tell(seen))}`).join('; ');
  return [
    { promise: 'what cannot be written is refused with 503 and Retry-After', seen: each(({ refused }) => refused.tally), kept: all.every(({ refused }) => refused.coded) },
    { promise: 'within 2 s', seen: `${refusing.toFixed(0)} ms at the longest`, kept: refusing <= MOST_REFUSED_MS, timed: true },
    { promise: 'the node says that it is not ready, and lives', seen: each(({ ready, live }) => `ready ${ready}, live ${live}`), kept: all.every(({ ready, live }) => ready === 503 && live === 200) },
    { promise: 'it writes again, and is ready, within 5 s after', seen: `${recovering.toFixed(0)} ms at the longest`, kept: recovering <= MOST_RECOVERY_MS, timed: Number.isFinite(recovering) },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ] satisfies Finding[];
};
