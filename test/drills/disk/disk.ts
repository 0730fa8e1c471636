import { setTimeout as wait } from 'node:timers/promises';
import { StopInOrder } from '../../../apps/api/src/start/stop-in-order.js';
import { plantReplies, plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import { Stage } from '../../../bench/stage/stage.js';
import type { Drill, Finding } from '../drill.js';
import { KeepReading } from '../support/keep-reading.js';
import { KeepTrying, slowest, tally } from '../support/keep-trying.js';
import { statusOf, until } from '../support/probe.js';
import { readAll } from '../support/read-all.js';
import { SmallDisk } from './small-disk.js';

/** PostgreSQL as it begins, its log files, and a little. */
const MEGABYTES = 400;
const LEFT_MEGABYTES = 1;

const THREADS = 4;
const WRITERS = 16;
const READING = 4;
const FULL_MS = { short: 6_000, long: 60_000 };

/** Until PostgreSQL has no room any more, however little each reply takes. */
const FILLING_MS = 30_000;
const MOST_RECOVERY_MS = 30_000;
const MOST_REFUSED_MS = 2_000;

/** The disk that PostgreSQL keeps its data on is full while readers write; then there is room again. */
export const drillDisk: Drill = async (given, { short }, say) => {
  const disk = SmallDisk.make(MEGABYTES);
  given.strikeWith(() => Promise.resolve(disk.unmount()));
  const inOrder = new StopInOrder();
  given.strikeWith(() => inOrder.stop());
  const stage = await Stage.set(inOrder, { folder: disk.folder, settings: { max_wal_size: '64MB', min_wal_size: '32MB' } });
  const threads = await stage.query(async (client) => {
    const planted = await plantSite(client);
    const made = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of made) await plantReplies(client, planted, threadId, 100);
    return made;
  });
  const node = await stage.startApi();
  const readers = await registerReaders(node.port, WRITERS);
  const before = await recount(stage.url());
  const writing = new KeepTrying({ ports: [node.port], readers, threads });
  disk.fill(LEFT_MEGABYTES);
  const began = performance.now();
  const refusedFirst = (): boolean => writing.underWayIn(began, performance.now()).some(({ status }) => status === 503);
  const filling = await until(refusedFirst, FILLING_MS);
  say(`Nothing can be written after ${(filling / 1_000).toFixed(1)} s, with ${disk.freeBytes} bytes left.`);
  const full = performance.now();
  const reading = new KeepReading({ port: node.port, threads, count: READING });
  await wait(FULL_MS[short ? 'short' : 'long']);
  await reading.stop();
  const live = await statusOf(node.port, '/health/live');
  const made = performance.now();
  const refused = writing.underWayIn(full, made).filter(({ status }) => status !== 201);
  disk.makeRoom();
  if (stage.databasePid === 0) await stage.startDatabase();
  const recoveryMs = await until(() => Number.isFinite(writing.acknowledgedAfter(made)), MOST_RECOVERY_MS * 2);
  await writing.stop();
  const read = new Set((await Promise.all(threads.map((threadId) => readAll(node.port, threadId)))).flat().map(({ id }) => id));
  const lost = writing.tries.filter(({ id }) => id !== undefined && !read.has(id)).length;
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const odd = reading.refused.length;
  return [
    { promise: 'what cannot be written is refused with 503 and Retry-After', seen: tally(refused), kept: refused.length > 0 && refused.every(({ status, retryAfter }) => status === 503 && retryAfter) },
    { promise: 'within 2 s', seen: `${slowest(refused).toFixed(0)} ms at the longest`, kept: slowest(refused) <= MOST_REFUSED_MS, timed: true },
    { promise: 'reading goes on', seen: `${reading.times.length} pages, ${tally(reading.refused.map((status) => ({ status })))} else; live ${live}`, kept: reading.times.length > 0 && odd === 0 && live === 200 },
    { promise: 'it is written again when there is room', seen: `${recoveryMs.toFixed(0)} ms after`, kept: recoveryMs <= MOST_RECOVERY_MS },
    { promise: 'every acknowledged reply can be read', seen: `${lost} of ${writing.acknowledged} lost, ${before} were there before`, kept: lost === 0 && writing.acknowledged > 0 },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ] satisfies Finding[];
};
