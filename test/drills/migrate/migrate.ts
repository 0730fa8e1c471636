import { setTimeout as wait } from 'node:timers/promises';
import { applyMigrations } from '../../../apps/api/src/start/migrate.js';
import { faultsOf } from '../../../prisma/lint/migration-faults.js';
import { plantReplies, plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { HOST } from '../../../bench/stage/ports.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Stage } from '../../../bench/stage/stage.js';
import type { Drill, Finding } from '../drill.js';
import { KeepReading } from '../support/keep-reading.js';
import { KeepWriting } from '../support/keep-writing.js';
import { expanding, makeNextRelease } from './next-release.js';
import { watchLocks, type Longest } from './watch-locks.js';

const WRITERS = 8;
const READERS = 4;
const THREADS = 10;

/** Replies in each thread. */
const BEFORE = { short: 2_000, long: 50_000 };

/** Somebody looks at a whole table for so long, as a report does, just when the migration wants to change it. */
const LONG_QUERY_SECONDS = 2.5;
const BETWEEN_MS = 1_000;

/** What SAFETY promises of any lock, and what a migration waits for one at most, with what looking every 20 ms may miss. */
const MOST_HELD_MS = 1_000;
const MOST_WAITED_MS = 1_200;

async function plant(stage: Stage, size: number): Promise<string[]> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of threads) await plantReplies(client, planted, threadId, size);
    return threads;
  });
}

/** In the way of every migration that changes the table: again and again somebody uses it for a while, and then for a second nobody does. */
function readForLong(stage: Stage): { stop: () => Promise<void> } {
  let going = true;
  const done = stage.query(async (client) => {
    while (going) {
      await client.query('BEGIN');
      await client.query('SELECT count(*) FROM replies');
      await client.query('SELECT pg_sleep($1)', [LONG_QUERY_SECONDS]);
      await client.query('COMMIT');
      await wait(BETWEEN_MS);
    }
  });
  // Where something else fails first, that is what is said.
  done.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await done;
    },
  };
}

async function applyUnderLoad(stage: Stage): Promise<{ seconds: number; longest: Longest; applied: number }> {
  const next = makeNextRelease();
  try {
    const locks = watchLocks(stage);
    const inTheWay = readForLong(stage);
    const from = performance.now();
    await applyMigrations(stage.url(), next.folder);
    const seconds = (performance.now() - from) / 1_000;
    await inTheWay.stop();
    const longest = await locks.stop();
    const applied = await stage.query(async (client) => (await client.query(`SELECT 1 FROM _prisma_migrations WHERE migration_name LIKE '2099%' AND finished_at IS NOT NULL`)).rowCount ?? 0);
    return { seconds, longest, applied };
  } finally {
    next.remove();
  }
}

const slowest = (times: number[]): string => times.reduce((most, time) => Math.max(most, time), 0).toFixed(0);

/** The built program goes on under load while the schema becomes that of a next release. */
export const drillMigrate: Drill = async (stage, { short }, say) => {
  const threads = await plant(stage, BEFORE[short ? 'short' : 'long']);
  const { port } = await stage.startApi();
  stage.startWorker();
  say(`Registering ${WRITERS} readers …`);
  const readers = await registerReaders(port, WRITERS);
  const [writing, reading] = [new KeepWriting({ port, readers, threads }), new KeepReading({ port, threads, count: READERS })];
  await wait(1_000);
  say(`Applying ${Object.keys(expanding).length} migrations of a next release …`);
  const before = writing.acknowledged.length;
  const { seconds, longest, applied } = await applyUnderLoad(stage);
  const during = writing.acknowledged.length - before;
  await wait(1_000);
  await Promise.all([writing.stop(), reading.stop()]);
  const health = await fetch(`http://${HOST}:${port}/health/ready`);
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const failed = [...writing.refused, ...reading.refused].filter((status) => status === 0 || status >= 500);
  const faults = (await Promise.all(Object.values(expanding).map(faultsOf))).flat();
  const findings: Finding[] = [
    { promise: 'the check of migrations permits each of them', seen: faults.length === 0 ? 'no fault' : faults.map(({ rule }) => rule).join(', '), kept: faults.length === 0 },
    { promise: 'migrations of every permitted kind are applied', seen: `${applied} of ${Object.keys(expanding).length} in ${seconds.toFixed(1)} s`, kept: applied === Object.keys(expanding).length },
    {
      promise: 'no request fails meanwhile',
      seen: `${failed.length} of ${writing.acknowledged.length} writes and ${reading.times.length} reads failed; the slowest write took ${slowest(writing.acknowledged.map(({ sentAt, answeredAt }) => answeredAt - sentAt))} ms, the slowest read ${slowest(reading.times)} ms; ${during} replies were posted while it went on`,
      kept: failed.length === 0 && during > 0 && reading.times.length > 0,
    },
    { promise: 'no table is closed to everybody for more than a second', seen: `held ${longest.heldMs.toFixed(0)} ms at most, of ${longest.seen} times that it was seen held or waited for`, kept: longest.heldMs <= MOST_HELD_MS, timed: true },
    { promise: 'nobody waits behind a migration that waits for its lock', seen: `waited ${longest.waitedMs.toFixed(0)} ms at most, while somebody used the table for ${LONG_QUERY_SECONDS} s`, kept: longest.waitedMs > 0 && longest.waitedMs <= MOST_WAITED_MS, timed: longest.waitedMs > 0 },
    { promise: 'the version before is ready on the new schema, and right', seen: `${health.status}, ${counted}`, kept: health.status === 200 && counted.startsWith('every count') },
  ];
  return findings;
};
